package sendwell.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that is left of DKIM's two (RFC 8301 §3.1). */
final class Sha256 {
  private Sha256() {}

  /** A hash to be fed. */
  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  static byte[] of(byte[] octets) {
    return start().digest(octets);
  }
}
