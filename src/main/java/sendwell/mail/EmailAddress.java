package sendwell.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A mailbox address (RFC 5321 §4.1.2) in the dot-string form that is in use; quoted local parts and
 * address literals are refused. The local part keeps its case, the domain is lower case.
 *
 * @param localPart before the {@code @}, at most 64 octets (RFC 5321 §4.5.3.1.1)
 * @param domain after it
 */
public record EmailAddress(String localPart, Domain domain) {
  private static final Pattern DOT_STRING =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  // With its angle brackets it is a path, of 256 octets at most (RFC 5321 §4.5.3.1.3).
  private static final int LENGTH_MOST = 254;

  /** Checks the local part and the whole length. */
  public EmailAddress {
    if (localPart.length() > 64 || !DOT_STRING.matcher(localPart).matches()) {
      throw new IllegalArgumentException(
          "The part before the @ may hold letters, digits, single dots and !#$%&'*+/=?^_`{|}~-"
              + ", at most 64 characters.");
    }
    if (localPart.length() + 1 + domain.name().length() > LENGTH_MOST) {
      throw new IllegalArgumentException("An e-mail address has at most 254 characters.");
    }
  }

  /** Reads what a person typed: {@code Anna@Example.com} becomes {@code Anna@example.com}. */
  public static EmailAddress parse(String typed) {
    String address = typed.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || at == address.length() - 1 || address.length() > 400) {
      throw new IllegalArgumentException(
          "An e-mail address looks like name@example.com, with at most 254 characters.");
    }
    Domain domain = Domain.parse(address.substring(at + 1));
    if (domain.name().indexOf('.') < 0) {
      throw new IllegalArgumentException(
          "The part after the @ needs a dot, as in name@example.com.");
    }
    return new EmailAddress(address.substring(0, at), domain);
  }

  @Override
  @JsonValue
  public String toString() {
    return localPart + "@" + domain;
  }
}
