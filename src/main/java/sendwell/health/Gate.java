package sendwell.health;

/**
 * A fault so grave that the score cannot rise above a limit, however small the weight of its
 * metric.
 */
public enum Gate {
  /** Real mail fails the domain's own DMARC policy, which tells receivers to refuse it. */
  ENFORCED_UNALIGNED(30, "the domain's DMARC policy refuses its own mail"),
  /** Nothing proves that the mail is the domain's. */
  NO_AUTHENTICATION(40, "no SPF and no DKIM"),
  /** A tenth of the mail comes back. */
  BOUNCES(45, "one mail in ten bounces"),
  /** A blacklist that most receivers use. */
  LISTED(50, "on a blacklist that many receivers use"),
  /** No reply and no bounce can arrive. */
  NO_MAIL_HOST(60, "the domain cannot receive mail");

  private final int most;
  private final String reason;

  Gate(int most, String reason) {
    this.most = most;
    this.reason = reason;
  }

  /** The highest score behind this gate. */
  public int most() {
    return most;
  }

  /** Why, for people: {@code no SPF and no DKIM: at most 40}. */
  public String text() {
    return reason + ": at most " + most;
  }
}
