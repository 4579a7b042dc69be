package sendwell.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret that proves who somebody is: a session or an API key. 256 random bits, so its plain
 * SHA-256 is enough to keep; the token itself is never stored.
 *
 * @param value URL-safe text, perhaps after a prefix that tells its kind
 */
public record Token(String value) {
  private static final int BYTES = 32;

  /** A new token that starts with {@code prefix}. */
  public static Token random(SecureRandom random, String prefix) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new Token(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** What is stored and looked up. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "Token[***]";
  }
}
