package sendwell.dkim;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The little of ASN.1's distinguished encoding (ITU-T X.690) that an RSA key is written in. JCA
 * would read it too, but refuses keys that are too short without telling how long they are.
 */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int SEQUENCE = 0x30;

  private final byte[] octets;
  private int at;

  Der(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Reads an RSA key in either form that is in use: {@code RSAPublicKey} (RFC 8017 §A.1.1), as RFC
   * 6376 §3.6.1 has it, and {@code SubjectPublicKeyInfo} (RFC 5280 §4.1), as everybody publishes it
   * (erratum 3017).
   *
   * @throws IllegalArgumentException if it is neither
   */
  static DkimKey.Rsa rsa(byte[] octets) {
    Der outer = new Der(new Der(octets).element(SEQUENCE));
    if (outer.next() == SEQUENCE) {
      outer.element(SEQUENCE); // the algorithm, which k= has told already
      byte[] bits = outer.element(BIT_STRING);
      if (bits.length == 0) {
        throw malformed();
      }
      outer = new Der(new Der(Arrays.copyOfRange(bits, 1, bits.length)).element(SEQUENCE));
    }
    return new DkimKey.Rsa(outer.integer(), outer.integer());
  }

  private BigInteger integer() {
    byte[] content = element(INTEGER);
    if (content.length == 0) {
      throw malformed();
    }
    return new BigInteger(content);
  }

  private int next() {
    if (at >= octets.length) {
      throw malformed();
    }
    return octets[at] & 0xff;
  }

  /** The content of the next element, which has to be of this kind. */
  private byte[] element(int kind) {
    if (next() != kind) {
      throw malformed();
    }
    at++;
    int length = length();
    if (length > octets.length - at) {
      throw malformed();
    }
    at += length;
    return Arrays.copyOfRange(octets, at - length, at);
  }

  private int length() {
    int first = next();
    at++;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int more = first & 0x7f; more > 0; more--) {
      length = length << 8 | next();
      at++;
      if (length > octets.length) {
        throw malformed();
      }
    }
    return length;
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("p= is base64, but of no RSA key");
  }
}
