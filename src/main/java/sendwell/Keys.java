package sendwell;

import java.nio.file.Files;
import sendwell.secret.KeyCheck;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;

/** Finds the key that seals passwords, makes it at the first start, and refuses a wrong one. */
record Keys(Config.SecretSettings settings, KeyCheck check) {
  /**
   * The sealer of this database.
   *
   * @throws StartFailure if the key is missing, unreadable, or not the one of this database
   */
  Sealer sealer() {
    var sealer = read();
    if (!check.accepts(sealer)) {
      throw new StartFailure(
          "The key in %s is not the one that this database was sealed with: put back the right key. Nothing was changed."
              .formatted(place()));
    }
    return sealer;
  }

  private Sealer read() {
    try {
      if (!settings.given().isEmpty()) {
        return new Sealer(SecretKey.parse(settings.given()));
      }
      if (Files.exists(settings.file())) {
        return new Sealer(SecretKey.read(settings.file()));
      }
      if (check.sealedBefore()) {
        throw new StartFailure(
            "The key file %s is missing, and this database was sealed with it: put it back, or name its place in SENDWELL_SECRET_KEY_FILE. Nothing was changed."
                .formatted(settings.file()));
      }
      return new Sealer(SecretKey.create(settings.file()));
    } catch (IllegalArgumentException e) {
      throw new StartFailure("The key in " + place() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private String place() {
    return settings.given().isEmpty() ? settings.file().toString() : "SENDWELL_SECRET_KEY";
  }
}
