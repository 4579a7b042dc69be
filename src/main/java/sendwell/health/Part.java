package sendwell.health;

/**
 * What the deliverability metric is made of, each with its share of the 35 points. A part that
 * nothing is known of is left out.
 */
public enum Part {
  /** Whether test messages arrive in the inbox rather than in Junk. */
  PLACEMENT("Inbox placement", 12),
  /** Whether providers block or defer the mail for reasons of reputation. */
  BLOCKS("Provider blocks and deferrals", 8),
  /** Whether delivered mail passes SPF, DKIM and DMARC. */
  AUTHENTICATION("Live authentication", 6),
  /** Whether recipients call it spam. */
  COMPLAINTS("Complaints", 4),
  /** Reverse DNS, a steady volume, the age of the domain. */
  HYGIENE("Sending hygiene", 5);

  /** So much must be known for the metric to be known; hygiene alone says too little. */
  static final double ENOUGH = 12;

  private final String title;
  private final double weight;

  Part(String title, double weight) {
    this.title = title;
    this.weight = weight;
  }

  /** As it stands on the screen. */
  public String title() {
    return title;
  }

  /** Its share of the 35 points. */
  public double weight() {
    return weight;
  }
}
