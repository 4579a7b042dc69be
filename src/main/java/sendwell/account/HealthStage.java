package sendwell.account;

/** How much a health score says. */
public enum HealthStage {
  /** Less than half of the points are known: only the DNS counts ("Setup score"). */
  SETUP,
  /** Half to seven tenths are known. */
  PROVISIONAL,
  /** The score of the whole. */
  FULL
}
