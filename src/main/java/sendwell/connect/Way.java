package sendwell.connect;

/**
 * One way of signing in to a provider.
 *
 * @param signIn what to sign in with
 * @param help what to know before; may be empty
 * @param url where to do what {@code help} says; may be empty
 */
record Way(SignIn signIn, String help, String url) {
  /** What most providers take. */
  static final Way PASSWORD = new Way(SignIn.PASSWORD, "", "");

  /** What {@code providers.json} leaves out is empty. */
  Way {
    help = help == null ? "" : help;
    url = url == null ? "" : url;
  }
}
