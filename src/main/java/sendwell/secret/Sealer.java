package sendwell.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** Seals secrets for the database and opens them again. Safe for use by any thread. */
public final class Sealer {
  private final Aead aead;

  /** Seals under the primary key of the set; opens what any key of the set sealed. */
  public Sealer(KeysetHandle keys) {
    try {
      aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The key set is not one for sealing (AEAD).", e);
    }
  }

  /** The sealed form, to be opened only with the same owner and field. */
  public byte[] seal(UUID owner, String field, String secret) {
    try {
      return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), binding(owner, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException if it was sealed with another key, or for another owner or field
   */
  public String open(UUID owner, String field, byte[] sealed) {
    try {
      return new String(aead.decrypt(sealed, binding(owner, field)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the sealed " + field + " of " + owner + " does not open", e);
    }
  }

  private static byte[] binding(UUID owner, String field) {
    return (owner + "/" + field).getBytes(StandardCharsets.UTF_8);
  }
}
