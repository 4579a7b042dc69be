package sendwell.failure;

import java.util.List;

/** The input is wrong; every error found is listed, so that all can be mended at once. */
public final class Invalid extends Failure {
  private final List<InputError> errors;

  /** At least one error. */
  public Invalid(List<InputError> errors) {
    super(errors.size() == 1 ? errors.getFirst().detail() : "Some of the input needs mending.");
    this.errors = List.copyOf(errors);
  }

  /** A single error. */
  public Invalid(String pointer, String code, String detail) {
    this(List.of(new InputError(pointer, code, detail)));
  }

  /** What is wrong, in the order of the input. */
  public List<InputError> errors() {
    return errors;
  }
}
