package sendwell.account;

/** The colour of a health score. */
public enum HealthBand {
  /** 80 and above: green. */
  GOOD,
  /** 60 to 79: yellow. */
  WARNING,
  /** Below 60: red. */
  CRITICAL,
  /** Not checked yet: grey. */
  UNKNOWN;

  private static final int GREEN = 80;
  private static final int YELLOW = 60;

  /** The band of a score from 0 to 100; null if there is none yet. */
  static HealthBand of(Integer score) {
    if (score == null) {
      return UNKNOWN;
    }
    return score >= GREEN ? GOOD : score >= YELLOW ? WARNING : CRITICAL;
  }
}
