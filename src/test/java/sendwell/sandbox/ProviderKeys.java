package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys by which a provider signs id tokens: RS256 (RFC 7518 §3.3) by what the JDK has, so that
 * whoever verifies them checks code that is not his own. Safe for use by any thread.
 */
final class ProviderKeys {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int BITS = 2048;

  private volatile Key current = Key.make();

  private record Key(String id, KeyPair pair) {
    static Key make() {
      try {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return new Key("key-" + COUNT.incrementAndGet(), generator.generateKeyPair());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java has RSA", e);
      }
    }
  }

  /** Signs with a new key from here on, and publishes that one alone. */
  void roll() {
    current = Key.make();
  }

  /** What is published (RFC 7517 §5); like Microsoft, without saying for which algorithm. */
  JsonObject published() {
    var key = current;
    var numbers = (RSAPublicKey) key.pair().getPublic();
    return new JsonObject()
        .put(
            "keys",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("kty", "RSA")
                        .put("use", "sig")
                        .put("kid", key.id())
                        .put("n", base64(unsigned(numbers.getModulus())))
                        .put("e", base64(unsigned(numbers.getPublicExponent())))));
  }

  /** The claims as a signed token (RFC 7519). */
  String sign(JsonObject claims) {
    var key = current;
    var header = new JsonObject().put("typ", "JWT").put("alg", "RS256").put("kid", key.id());
    String signed = base64(header.encode().getBytes(UTF_8)) + "." + base64(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.pair().getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an RSA key signs", e);
    }
  }

  /** The same claims as somebody would write them who has no key (RFC 7519 §6). */
  static String unsigned(JsonObject claims) {
    var header = new JsonObject().put("typ", "JWT").put("alg", "none");
    return base64(header.encode().getBytes(UTF_8)) + "." + base64(claims) + ".";
  }

  private static String base64(JsonObject json) {
    return base64(json.encode().getBytes(UTF_8));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] octets = number.toByteArray();
    return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
  }
}
