package sendwell.dns;

import java.util.List;
import java.util.Objects;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/**
 * What a name server adds about its trouble (RFC 8914).
 *
 * @param code of the registry, for example 6 for "DNSSEC Bogus"
 * @param text its own words; may be empty
 */
public record ExtendedError(int code, String text) {
  private static final int MOST = 8;
  private static final int LONGEST_TEXT = 200;

  /** Those of a message, as far as they are worth keeping. */
  static List<ExtendedError> of(Message message) {
    OPTRecord extended = message.getOPT();
    return extended == null || extended.getOptions().isEmpty()
        ? List.of()
        : extended.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
            .map(ExtendedErrorCodeOption.class::cast)
            .limit(MOST)
            .map(ExtendedError::of)
            .toList();
  }

  private static ExtendedError of(ExtendedErrorCodeOption error) {
    String text = Objects.requireNonNullElse(error.getText(), "");
    return new ExtendedError(
        error.getErrorCode(), text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }

  /** Whether the domain's signatures are at fault (RFC 8914 §4.7 to §4.11). */
  public boolean bogus() {
    return code >= 6 && code <= 10;
  }

  /** Its name in the registry, then its own words: {@code DNSSEC_BOGUS: no signature}. */
  @Override
  public String toString() {
    String name = ExtendedErrorCodeOption.text(code);
    return text.isEmpty() ? name : name + ": " + text;
  }
}
