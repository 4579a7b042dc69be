package sendwell.dkim;

/** What became of one {@code DKIM-Signature} field. */
public sealed interface Verification {
  /** The verdict. */
  Result result();

  /** Why, half a sentence; empty if the signature passed. */
  String reason();

  /** The field cannot be read, so that nobody knows whose signature it was to be. */
  record Unreadable(String reason) implements Verification {
    @Override
    public Result result() {
      return Result.NEUTRAL;
    }
  }

  /**
   * The field can be read.
   *
   * @param signature what it says
   * @param bits the size of the key; 0 if it was not found
   * @param testing the key is published for testing only, {@code t=y}
   */
  record Judged(Result result, String reason, DkimSignature signature, int bits, boolean testing)
      implements Verification {}
}
