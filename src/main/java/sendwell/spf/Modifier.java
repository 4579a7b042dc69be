package sendwell.spf;

/** Something that a record says beside its mechanisms (RFC 7208 §6). */
public sealed interface Modifier extends Term {
  /**
   * If no mechanism matched, another domain's record decides (§6.1).
   *
   * @param target the other domain
   */
  record Redirect(MacroString target, String text, int at) implements Modifier {
    @Override
    public boolean looksUp() {
      return true;
    }
  }

  /**
   * Where the words are for those who are refused (§6.2).
   *
   * @param target a name with a text
   */
  record Explanation(MacroString target, String text, int at) implements Modifier {
    @Override
    public boolean looksUp() {
      return false; // looked up after the verdict, at most once
    }
  }

  /**
   * One that nobody has defined; ignored (§6).
   *
   * @param name before the equals sign, in lower case
   */
  record Unknown(String name, MacroString value, String text, int at) implements Modifier {
    @Override
    public boolean looksUp() {
      return false;
    }
  }
}
