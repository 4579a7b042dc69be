package sendwell.account;

import sendwell.oauth.OAuthFault;

/** What came of asking for an access token. */
public sealed interface Access {
  /**
   * It is good for some time yet.
   *
   * @param token presented to the provider's servers
   */
  record Given(String token) implements Access {
    @Override
    public String toString() {
      return "Given[***]";
    }
  }

  /**
   * There is none at present.
   *
   * @param fault why, and who can mend it
   */
  record Denied(OAuthFault fault) implements Access {}

  /** The account has no sign-in with a provider, or is deleted. */
  record Absent() implements Access {}
}
