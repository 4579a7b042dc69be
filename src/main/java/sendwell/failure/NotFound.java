package sendwell.failure;

/** There is no such thing, or none that the asker may know of. */
public final class NotFound extends Failure {
  /** Names what was looked for, for example {@code account}. */
  public NotFound(String thing) {
    super("There is no such " + thing + ". It may have been deleted.");
  }
}
