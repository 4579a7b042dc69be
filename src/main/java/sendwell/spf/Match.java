package sendwell.spf;

/** Whether a mechanism means the client, and why. */
record Match(Kind kind, String why, Evaluation inner) {
  enum Kind {
    /** It does. */
    YES,
    /** It does not. */
    NO,
    /** It does not, and what it looked up is not there (RFC 7208 §4.6.4). */
    NOTHING_THERE,
    /** The DNS did not say. */
    TEMPERROR,
    /** It cannot be followed. */
    PERMERROR
  }

  static Match of(Kind kind, String why) {
    return new Match(kind, why, null);
  }

  static Match ofBoolean(boolean matches, String why) {
    return of(matches ? Kind.YES : Kind.NO, why);
  }
}
