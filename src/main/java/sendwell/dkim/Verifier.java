package sendwell.dkim;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.Question;

/**
 * Verifies the signatures of messages (RFC 6376 §6.1).
 *
 * @param dns where the keys are
 * @param time tells which signatures have expired
 */
public record Verifier(Dns dns, InstantSource time) {
  private static final String FIELD = "dkim-signature";

  // Anybody can put any number into a message, and each costs a question and a computation.
  private static final int SIGNATURES_MOST = 10;

  // Shorter RSA keys can be broken (RFC 8301 §3.2).
  private static final int RSA_BITS_LEAST = 1024;

  /**
   * Verifies each signature for itself. Waits for name servers.
   *
   * @param message as it was received, the octets of header and body
   * @return one result a signature, from the top, the first ten at most; none if the message is not
   *     signed
   */
  public List<Verification> verify(byte[] message) {
    var text = MessageText.parse(message);
    List<HeaderField> fields = text.fields(FIELD).stream().limit(SIGNATURES_MOST).toList();
    dns.prefetch(fields.stream().flatMap(Verifier::question).toList());
    return fields.stream().map(field -> verify(text, field)).toList();
  }

  private static Stream<Question<?>> question(HeaderField field) {
    try {
      return Stream.of(KeyLookup.question(DkimSignature.parse(field.value()).keyName()));
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // the verdict will say so
    }
  }

  private Verification verify(MessageText text, HeaderField field) {
    DkimSignature signature;
    try {
      signature = DkimSignature.parse(field.value());
    } catch (IllegalArgumentException e) {
      return new Verification.Unreadable(e.getMessage());
    }
    return verify(new Claim(text, field, signature));
  }

  private Verification verify(Claim claim) {
    var signature = claim.signature();
    if (!signature.fields().contains("from")) {
      return claim.judged(Result.PERMERROR, "the From field is not signed (RFC 6376 §5.4)");
    }
    if (signature.algorithm() == Algorithm.RSA_SHA1) {
      return claim.judged(Result.FAIL, "SHA-1 counts no longer (RFC 8301 §3.1)");
    }
    if (signature.expires().isBefore(time.instant())) {
      return claim.judged(Result.FAIL, "it expired at " + signature.expires() + " (x=)");
    }
    return switch (KeyLookup.at(signature.keyName(), dns)) {
      case KeyLookup.Found(var record, _, _) -> verify(claim, record);
      case KeyLookup.Malformed malformed ->
          claim.judged(Result.PERMERROR, "the key cannot be read: " + malformed.reason());
      case KeyLookup.Several several ->
          claim.judged(
              Result.PERMERROR,
              "there are " + several.records() + " keys at " + signature.keyName());
      case KeyLookup.Missing _ ->
          claim.judged(Result.PERMERROR, "there is no key at " + signature.keyName());
      case KeyLookup.Unknown(var answer) ->
          claim.judged(Result.TEMPERROR, signature.keyName() + ": " + answer.reason());
    };
  }

  private static Verification verify(Claim claim, KeyRecord record) {
    var signature = claim.signature();
    if (record.revoked()) {
      return claim.judged(Result.PERMERROR, "the key has been revoked (p=)");
    }
    if (!record.type().equals(signature.algorithm().keyType())) {
      return claim.judged(Result.PERMERROR, "the key is for k=" + record.type(), record);
    }
    if (!record.allowsHash("sha256")) {
      return claim.judged(Result.PERMERROR, "the key is not for SHA-256 (h=)", record);
    }
    if (!record.forMail()) {
      return claim.judged(Result.PERMERROR, "the key is not for mail (s=)", record);
    }
    if (record.exact() && !signature.identity().equals(signature.domain())) {
      return claim.judged(Result.PERMERROR, "the key is for d= alone, not for i= (t=s)", record);
    }
    if (record.key() instanceof DkimKey.Rsa rsa && rsa.bits() < RSA_BITS_LEAST) {
      return claim.judged(
          Result.FAIL, "a key of " + rsa.bits() + " bits is too short (RFC 8301 §3.2)", record);
    }
    return claim.against(record);
  }
}
