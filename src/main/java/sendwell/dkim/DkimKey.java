package sendwell.dkim;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAPublicKeySpec;

/** A public key that signatures of mail are verified with. */
public sealed interface DkimKey {
  /** What kind of key it is, as {@code k=} says: {@code rsa}. */
  String type();

  /** Its size. */
  int bits();

  /**
   * Whether the holder of the private key has signed the SHA-256 hash of these octets.
   *
   * @throws InvalidKeySpecException if there is no such key
   */
  boolean verifies(byte[] signed, byte[] signature) throws InvalidKeySpecException;

  /**
   * An RSA key (RFC 6376 §3.3.2, RFC 8301 §3).
   *
   * @param modulus greater than zero
   * @param exponent odd, greater than one
   */
  record Rsa(BigInteger modulus, BigInteger exponent) implements DkimKey {
    // JCA reads no larger ones, and the larger, the longer a receiver would be busy.
    private static final int BITS_MOST = 16_384;

    /** Checks that there can be such a key. */
    public Rsa {
      if (modulus.signum() <= 0
          || !exponent.testBit(0)
          || exponent.compareTo(BigInteger.ONE) <= 0) {
        throw new IllegalArgumentException("p= is base64, but of no RSA key");
      }
      if (modulus.bitLength() > BITS_MOST) {
        throw new IllegalArgumentException(
            "an RSA key of " + modulus.bitLength() + " bits is too large for anybody");
      }
    }

    @Override
    public String type() {
      return "rsa";
    }

    @Override
    public int bits() {
      return modulus.bitLength();
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) throws InvalidKeySpecException {
      var key = DkimKey.key("RSA", new RSAPublicKeySpec(modulus, exponent));
      return DkimKey.verifies("SHA256withRSA", key, signed, signature);
    }
  }

  /**
   * An Ed25519 key (RFC 8463).
   *
   * @param odd whether the x coordinate is odd
   * @param y the y coordinate (RFC 8032 §5.1.2)
   */
  record Ed25519(boolean odd, BigInteger y) implements DkimKey {
    private static final int OCTETS = 32;

    /** Reads the key as it is published: 32 octets (RFC 8463 §4.2). */
    static Ed25519 of(byte[] octets) {
      if (octets.length != OCTETS) {
        throw new IllegalArgumentException(
            "an Ed25519 key has 32 octets, p= has " + octets.length + " (RFC 8463 §4.2)");
      }
      var reversed = new byte[OCTETS];
      for (int i = 0; i < OCTETS; i++) {
        reversed[i] = octets[OCTETS - 1 - i];
      }
      boolean odd = (reversed[0] & 0x80) != 0;
      reversed[0] &= 0x7f;
      return new Ed25519(odd, new BigInteger(1, reversed));
    }

    @Override
    public String type() {
      return "ed25519";
    }

    @Override
    public int bits() {
      return 256;
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) throws InvalidKeySpecException {
      var point = new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y));
      // The hash is signed as if it were the message (RFC 8463 §3).
      return DkimKey.verifies(
          "Ed25519", DkimKey.key("Ed25519", point), Sha256.of(signed), signature);
    }
  }

  private static PublicKey key(String algorithm, KeySpec spec) throws InvalidKeySpecException {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(spec);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] signed, byte[] signature)
      throws InvalidKeySpecException {
    try {
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false; // not even the length is right
    } catch (GeneralSecurityException e) {
      throw new InvalidKeySpecException(e);
    }
  }
}
