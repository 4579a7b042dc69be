package sendwell.account;

import sendwell.oauth.Revocation;

/**
 * What came of taking back the access that a deleted account had from its provider; also its JSON
 * form.
 *
 * @param revocation what the provider made of it
 * @param detail a sentence that says what is left to do
 */
record Removal(Revocation revocation, String detail) {
  static Removal of(Provider provider, Revocation revocation) {
    String name = provider == Provider.GOOGLE ? "Google" : "Microsoft";
    String where =
        provider == Provider.GOOGLE
            ? "https://myaccount.google.com/permissions"
            : "https://account.live.com/consent/Manage, or for a work account"
                + " https://myapps.microsoft.com";
    return new Removal(
        revocation,
        switch (revocation) {
          case REVOKED -> name + " has taken back the access.";
          case NOT_OFFERED ->
              name + " lets only its user take back the access: remove Sendwell at " + where + ".";
          case FAILED ->
              name
                  + " could not be asked to take back the access: remove Sendwell at "
                  + where
                  + ".";
        });
  }
}
