package sendwell.account;

/** The colour of a health score. */
public enum HealthBand {
  /** Green. */
  GOOD,
  /** Yellow. */
  WARNING,
  /** Red. */
  CRITICAL,
  /** Grey: not checked yet, too little known to be green, or not true any more. */
  UNKNOWN
}
