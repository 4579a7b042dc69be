package sendwell.oauth;

/** What came of asking for tokens. */
public sealed interface Granting {
  /** Here they are. */
  record Granted(Tokens tokens) implements Granting {}

  /** There are none. */
  record Denied(OAuthFault fault) implements Granting {}
}
