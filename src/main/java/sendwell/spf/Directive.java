package sendwell.spf;

/**
 * A mechanism, and what is said of the clients that it means (RFC 7208 §4.6.1).
 *
 * @param text as it was published, with its qualifier
 * @param at where it begins in the record
 */
public record Directive(Qualifier qualifier, Mechanism mechanism, String text, int at)
    implements Term {
  @Override
  public boolean looksUp() {
    return mechanism.looksUp();
  }

  /** Whether it decides about everybody, so that nothing behind it is ever looked at (§5.1). */
  public boolean isAll() {
    return mechanism instanceof Mechanism.All;
  }
}
