package sendwell.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A sign-in under way: what must be remembered while the person is at the provider, where nobody
 * but the browser's session that began it can take it up, and only once.
 *
 * @param state comes back with the browser (RFC 6749 §10.12)
 * @param nonce comes back in the id token (OpenID Connect Core 1.0 §15.5.2)
 * @param verifier proves that whoever began it ends it (RFC 7636 §4.1)
 * @param redirect where the browser comes back to
 */
public record Attempt(String state, String nonce, String verifier, URI redirect) {
  private static final int BYTES = 32;

  static Attempt begin(SecureRandom random, URI redirect) {
    return new Attempt(secret(random), secret(random), secret(random), redirect);
  }

  /** What the provider is told of the verifier (RFC 7636 §4.2, S256). */
  String challenge() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return base64(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Whether the browser brought back the state of this sign-in. */
  boolean began(String returned) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), returned.getBytes(StandardCharsets.UTF_8));
  }

  private static String secret(SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return base64(bits);
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  public String toString() {
    return "Attempt[***, " + redirect + "]";
  }
}
