package sendwell.failure;

/**
 * One thing wrong with the input.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901): {@code /smtp/port}, or {@code ""} for the
 *     whole
 * @param code stable, for programs: {@code missing}, {@code wrong_type}, {@code too_long}
 * @param detail a sentence a person can act on
 * @param answer the words of whoever found it wrong, verbatim, if it was not Sendwell; else empty
 */
public record InputError(String pointer, String code, String detail, String answer) {
  /** Found wrong by Sendwell itself. */
  public InputError(String pointer, String code, String detail) {
    this(pointer, code, detail, "");
  }
}
