package sendwell.dkim;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/**
 * What a {@code DKIM-Signature} field says (RFC 6376 §3.5).
 *
 * @param algorithm {@code a=}
 * @param signature {@code b=}, in base64
 * @param bodyHash {@code bh=}, in base64
 * @param header how the header was made canonical, the first half of {@code c=}
 * @param body how the body was made canonical, the second half of {@code c=}
 * @param domain who takes responsibility, {@code d=}
 * @param selector which of the domain's keys was used, {@code s=}
 * @param fields the signed header fields in lower case, {@code h=}
 * @param identity on whose behalf it was signed, {@code i=}: the part after the {@code @}
 * @param length how many octets of the canonical body were signed, {@code l=}; {@link
 *     Long#MAX_VALUE} for all
 * @param expires when it ends to hold, {@code x=}; {@link Instant#MAX} for never
 */
public record DkimSignature(
    Algorithm algorithm,
    String signature,
    String bodyHash,
    Canonicalization header,
    Canonicalization body,
    Domain domain,
    String selector,
    List<String> fields,
    Domain identity,
    long length,
    Instant expires) {
  private static final long LATEST = Instant.MAX.getEpochSecond();

  /** Keeps its own copy. */
  public DkimSignature {
    fields = List.copyOf(fields);
  }

  /**
   * Reads the value of such a field, folded or not.
   *
   * @throws IllegalArgumentException if it breaks the rules so that it cannot be judged; the
   *     message is half a sentence that says why
   */
  public static DkimSignature parse(String value) {
    TagList tags = TagList.parse(value);
    if (!tags.require("v").equals("1")) {
      throw new IllegalArgumentException("v= is not 1");
    }
    if (tags.get("q").isPresent() && !tags.parts("q").contains("dns/txt")) {
      throw new IllegalArgumentException("q= says that the key is not in the DNS");
    }
    String[] forms = tags.get("c").orElse("simple/simple").split("/", 2);
    Domain domain = domain("d", tags.require("d"));
    Domain selector = domain("s", tags.require("s"));
    KeyLookup.name(domain, selector.name()); // there has to be such a name
    return new DkimSignature(
        Algorithm.parse(tags.require("a")),
        base64("b", tags),
        base64("bh", tags),
        Canonicalization.parse(forms[0]),
        forms.length == 1 ? Canonicalization.SIMPLE : Canonicalization.parse(forms[1]),
        domain,
        selector.name(),
        fields(tags),
        identity(tags, domain),
        number("l", tags, Long.MAX_VALUE),
        expiry(tags));
  }

  /** Where the key is published. */
  public DomainName keyName() {
    return KeyLookup.name(domain, selector);
  }

  private static List<String> fields(TagList tags) {
    tags.require("h");
    return tags.parts("h").stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** The domain of the identity, which lies within the signing domain. */
  private static Domain identity(TagList tags, Domain domain) {
    String written = tags.get("i").map(TagList::compact).orElse("@" + domain);
    int at = written.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("i= has no @");
    }
    Domain identity = domain("i", written.substring(at + 1));
    if (!identity.within(domain.name())) {
      throw new IllegalArgumentException("i= is not within d=");
    }
    return identity;
  }

  private static Instant expiry(TagList tags) {
    long expires = number("x", tags, LATEST);
    if (expires <= number("t", tags, Long.MIN_VALUE)) {
      throw new IllegalArgumentException("x= is not after t=");
    }
    return expires >= LATEST ? Instant.MAX : Instant.ofEpochSecond(expires);
  }

  private static long number(String name, TagList tags, long otherwise) {
    return tags.get(name).map(digits -> number(name, digits)).orElse(otherwise);
  }

  private static long number(String name, String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      throw new IllegalArgumentException(name + "= is no number");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // up to 76 digits are allowed
    }
  }

  private static String base64(String name, TagList tags) {
    String written = TagList.compact(tags.require(name));
    try {
      if (Base64.getDecoder().decode(written).length > 0) {
        return written;
      }
    } catch (IllegalArgumentException e) {
      // Told below, in words of our own.
    }
    throw new IllegalArgumentException(name + "= is no base64");
  }

  private static Domain domain(String name, String written) {
    try {
      return Domain.parse(written);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + "= is no domain name");
    }
  }
}
