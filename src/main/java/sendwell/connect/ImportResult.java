package sendwell.connect;

import java.util.List;
import sendwell.failure.InputError;

/**
 * What became of one row; also its JSON form.
 *
 * @param row its place in the file, counted from 1 after the line of column names
 * @param email the address as written
 * @param outcome what became of it
 * @param errors why it failed
 */
record ImportResult(int row, String email, Outcome outcome, List<InputError> errors) {
  /** What can become of a row. */
  enum Outcome {
    /** It was signed in to and added. */
    CONNECTED,
    /** It was not; the errors say why. */
    FAILED,
    /** The address was connected before. */
    SKIPPED
  }
}
