package sendwell.connect;

/**
 * Whose servers they are.
 *
 * @param id as in {@link Suggestion}
 * @param name for people
 * @param signIn what to sign in with
 * @param help what to know before; may be empty
 * @param helpUrl where to do it; may be empty
 */
record Provider(String id, String name, SignIn signIn, String help, String helpUrl) {
  private static final int NAME_LIMIT = 60;

  /** Any provider that is not known by name. */
  static Provider custom(String name) {
    String shown = name.strip().replaceAll("\\p{Cntrl}+", " ");
    String bounded = shown.length() > NAME_LIMIT ? shown.substring(0, NAME_LIMIT) + "…" : shown;
    return new Provider("custom", bounded, SignIn.PASSWORD, "", "");
  }
}
