package sendwell.dkim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A signature that can be read, on its message.
 *
 * @param field where it was read from
 */
record Claim(MessageText message, HeaderField field, DkimSignature signature) {
  /** What is left of it once the key is known (RFC 6376 §6.1.3). */
  Verification against(KeyRecord record) {
    try {
      var body = body();
      if (body.length() < signature.length() && signature.length() != Long.MAX_VALUE) {
        return judged(Result.FAIL, "the body is shorter than what was signed (l=)", record);
      }
      if (!MessageDigest.isEqual(body.sha256(), octets(signature.bodyHash()))) {
        return judged(Result.FAIL, "the body is not the one that was signed", record);
      }
      return record.key().verifies(signed(), octets(signature.signature()))
          ? judged(Result.PASS, "", record)
          : judged(Result.FAIL, "the header was changed, or another key has signed it", record);
    } catch (InvalidKeySpecException e) {
      return judged(Result.PERMERROR, "the key cannot be used", record);
    }
  }

  /** A verdict that needs no key. */
  Verification judged(Result result, String reason) {
    return new Verification.Judged(result, reason, signature, 0, false);
  }

  /** A verdict on the signature with this key, which has not been revoked. */
  Verification judged(Result result, String reason, KeyRecord record) {
    return new Verification.Judged(
        result, reason, signature, record.key().bits(), record.testing());
  }

  private Canonicalization.BodyHash body() {
    return signature.body().body(message.octets(), message.body(), signature.length());
  }

  /**
   * The octets that the signature is of: the fields that it names, each time a name comes the next
   * one further up, and then the signature itself (RFC 6376 §3.7, §5.4.2).
   */
  private byte[] signed() {
    Map<String, Deque<HeaderField>> unused = new HashMap<>();
    for (HeaderField each : message.header()) {
      if (each != field) {
        unused.computeIfAbsent(each.name(), _ -> new ArrayDeque<>()).push(each);
      }
    }
    var signed = new StringBuilder();
    for (String name : signature.fields()) {
      HeaderField next = unused.getOrDefault(name, new ArrayDeque<>()).poll();
      if (next != null) { // else the signer vouches for its absence
        signed.append(signature.header().header(next)).append("\r\n");
      }
    }
    signed.append(signature.header().header(field.unsigned()));
    return signed.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] octets(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
