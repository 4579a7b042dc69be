package sendwell.dnsbl;

/** Whether a list's answers mean anything. Only those of a healthy list do. */
public enum Health {
  /** Lists what it must and not what it must not (RFC 5782 §5). */
  HEALTHY("it answers as it should"),
  /** Refuses us: it says so, or lacks the entry that it must have. */
  BLOCKED("it refuses to answer this server's name server"),
  /** Has not answered lately. */
  SILENT("it does not answer at present"),
  /** Has not answered for a day. */
  DEAD("it has not answered for a day"),
  /** Lists whoever is asked for. */
  WILDCARD("it lists everybody"),
  /** Answers with addresses that no list answers with. */
  PARKED("its domain has other uses now");

  private final String words;

  Health(String words) {
    this.words = words;
  }

  /** A clause about the list. */
  public String words() {
    return words;
  }
}
