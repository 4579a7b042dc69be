package sendwell.dns;

/**
 * One question to the DNS (RFC 1035 §4.1.2).
 *
 * @param name whom it is about
 * @param type what is asked of it
 * @param <T> what a record of that type says
 */
public record Question<T>(DomainName name, RecordType<T> type) {
  // What a record is given by itself takes ten times as long, for every look at what is remembered.
  @Override
  public boolean equals(Object other) {
    return other instanceof Question<?> that && type == that.type && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + type.number();
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
