package sendwell.check;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What to do about a finding.
 *
 * @param text in words, complete
 * @param record what to publish, ready to copy; null if it is not about a record, or about more
 *     than one
 */
public record Fix(String text, @JsonInclude(JsonInclude.Include.NON_NULL) DnsRecord record) {
  /**
   * A record as DNS hosts ask for it.
   *
   * @param name complete, without the final dot
   * @param type {@code TXT}
   * @param value as it is typed into a form: a text without its quotation marks
   */
  public record DnsRecord(String name, String type, String value) {}

  /** A fix in words. */
  public static Fix words(String text) {
    return new Fix(text, null);
  }

  /** A fix by publishing one record. */
  public static Fix publish(String text, String name, String type, String value) {
    return new Fix(text, new DnsRecord(name, type, value));
  }
}
