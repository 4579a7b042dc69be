package sendwell.dkim;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** RSA keys of any size for tests, each made once. */
public final class RsaKeys {
  private static final Map<Integer, KeyPair> PAIRS = new ConcurrentHashMap<>();

  private RsaKeys() {}

  /** A pair of this size. */
  public static KeyPair pair(int bits) {
    return PAIRS.computeIfAbsent(
        bits,
        size -> {
          try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(size);
            return generator.generateKeyPair();
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** What goes into {@code p=}. */
  public static String published(int bits) {
    return base64(pair(bits).getPublic().getEncoded());
  }

  /** What goes into {@code p=} by the letter of RFC 6376 §3.6.1. */
  public static String bare(int bits) {
    var key = (RSAPublicKey) pair(bits).getPublic();
    return base64(bare(key.getModulus(), key.getPublicExponent()));
  }

  /** The same of a key with this modulus, whoever could have made it. */
  public static String bare(BigInteger modulus) {
    return base64(bare(modulus, BigInteger.valueOf(65_537)));
  }

  /** An {@code RSAPublicKey} (RFC 8017 §A.1.1). */
  static byte[] bare(BigInteger modulus, BigInteger exponent) {
    return element(
        0x30, element(0x02, modulus.toByteArray()), element(0x02, exponent.toByteArray()));
  }

  private static byte[] element(int kind, byte[]... contents) {
    int length = 0;
    for (byte[] content : contents) {
      length += content.length;
    }
    var element = new ByteArrayOutputStream();
    element.write(kind);
    if (length >= 0x80) {
      element.write(0x82);
      element.write(length >> 8);
    }
    element.write(length);
    for (byte[] content : contents) {
      element.writeBytes(content);
    }
    return element.toByteArray();
  }

  static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
