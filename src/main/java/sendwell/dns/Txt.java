package sendwell.dns;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.TXTRecord;

/**
 * A text record (RFC 1035 §3.3.14).
 *
 * @param strings one or more of up to 255 octets, each octet one character (ISO 8859-1)
 */
public record Txt(List<String> strings) {
  /** Keeps its own copy. */
  public Txt {
    strings = List.copyOf(strings);
  }

  /** A text of one string. */
  public static Txt of(String text) {
    return new Txt(List.of(text));
  }

  static Txt of(TXTRecord record) {
    return new Txt(
        record.getStringsAsByteArrays().stream()
            .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
            .toList());
  }

  /**
   * The strings put together without anything between them, as SPF, DKIM and DMARC read them (RFC
   * 7208 §3.3, RFC 6376 §3.6.2.2).
   */
  public String text() {
    return strings.size() == 1 ? strings.getFirst() : String.join("", strings);
  }

  /** As it is written in a zone file (RFC 1035 §5.1): every string in quotes. */
  @Override
  public String toString() {
    return strings.stream()
        .map(each -> '"' + each.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(" "));
  }
}
