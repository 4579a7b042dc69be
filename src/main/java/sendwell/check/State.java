package sendwell.check;

/** What a check says about its subject. */
public enum State {
  /** As it should be. */
  PASS,
  /** Works, but not as well as it could. */
  WARN,
  /** Broken: mail suffers from it now. */
  FAIL,
  /** Nobody knows: the DNS or the list did not answer. Never costs points. */
  UNKNOWN,
  /** The question does not arise here. */
  NOT_APPLICABLE;

  /** The worse of two for a person to look at first: FAIL, UNKNOWN, WARN, PASS, NOT_APPLICABLE. */
  public State worse(State other) {
    return rank() >= other.rank() ? this : other;
  }

  private int rank() {
    return switch (this) {
      case FAIL -> 4;
      case UNKNOWN -> 3;
      case WARN -> 2;
      case PASS -> 1;
      case NOT_APPLICABLE -> 0;
    };
  }
}
