package sendwell.spf;

/** Ends the reading of one term. */
final class Malformed extends Exception {
  private final int at;

  /** What is wrong at a place, counted from the beginning of the record. */
  Malformed(int at, String problem) {
    super(problem, null, false, false);
    this.at = at;
  }

  SyntaxError in(String term) {
    return new SyntaxError(at, term, getMessage());
  }
}
