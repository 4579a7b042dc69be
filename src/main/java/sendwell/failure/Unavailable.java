package sendwell.failure;

/** Sendwell itself, or a part it rests on, cannot do this at present; trying again later helps. */
public final class Unavailable extends Failure {
  /** Says what is missing at present. */
  public Unavailable(String sentence) {
    super(sentence);
  }
}
