package sendwell.secret;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import sendwell.file.OwnerOnly;

/** The key set that seals secrets, as a file (JSON, Tink's form) with owner-only rights. */
public final class SecretKey {
  private SecretKey() {}

  /**
   * Reads the key set.
   *
   * @throws IllegalArgumentException if the file is not one
   */
  public static KeysetHandle read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + " is not a Sendwell key file. Put back the one that was made at the first start.");
    }
  }

  /**
   * Reads a key set given as text.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static KeysetHandle parse(String json) {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.parseKeyset(
          json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a Tink key set in JSON");
    }
  }

  /** Makes a new key set and stores it, readable by its owner only; never overwrites one. */
  public static KeysetHandle create(Path file) {
    try {
      AeadConfig.register();
      var keys =
          KeysetHandle.generateNew(
              PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      OwnerOnly.folder(file.toAbsolutePath().getParent());
      OwnerOnly.write(file, json);
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink cannot make a key", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage());
    }
  }
}
