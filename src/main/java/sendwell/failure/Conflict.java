package sendwell.failure;

/** The request is sound, but the state of things does not allow it. */
public final class Conflict extends Failure {
  /** Says what stands in the way and what can be done. */
  public Conflict(String sentence) {
    super(sentence);
  }
}
