package sendwell.spf;

/** A part of a record between blanks (RFC 7208 §4.6.1). */
public sealed interface Term permits Directive, Modifier {
  /** As it was published. */
  String text();

  /** Where it begins in the record, 0 being the first character. */
  int at();

  /** Whether it counts as one of the ten look-ups that a check may need (§4.6.4). */
  boolean looksUp();
}
