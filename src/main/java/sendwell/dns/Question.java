package sendwell.dns;

/**
 * One question to the DNS (RFC 1035 §4.1.2).
 *
 * @param name whom it is about
 * @param type what is asked of it
 * @param <T> what a record of that type says
 */
public record Question<T>(DomainName name, RecordType<T> type) {
  @Override
  public String toString() {
    return name + " " + type;
  }
}
