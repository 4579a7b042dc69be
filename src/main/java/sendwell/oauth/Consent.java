package sendwell.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import sendwell.mail.EmailAddress;
import sendwell.oauth.OAuthFault.Kind;

/**
 * Finds out what of all that was asked for somebody has allowed, when every resource has its own
 * access tokens: by asking for one after the other, for the provider may replace the refresh token
 * each time.
 *
 * @param resources what was asked for, in the order of preference
 * @param refresh asks for an access token of a resource
 */
record Consent(List<Resource> resources, BiFunction<String, Resource, Granting> refresh) {

  SignIn of(EmailAddress mailbox, String subject, String firstRefresh) {
    String last = firstRefresh;
    var access = new ArrayList<AccessToken>();
    Optional<SignIn> refused = Optional.empty();
    for (var resource : resources) {
      switch (refresh.apply(last, resource)) {
        case Granting.Granted(var tokens) -> {
          last = tokens.refresh().isEmpty() ? last : tokens.refresh();
          var missing = resource.missing(tokens.scopes());
          if (missing.isEmpty()) {
            access.add(new AccessToken(resource, tokens.access(), tokens.until()));
          } else {
            refused = refused.or(() -> Optional.of(new SignIn.Partial(mailbox, missing)));
          }
        }
        // Nothing is known of what was allowed, so nothing may be taken for refused.
        case Granting.Denied(var fault) when fault.kind() == Kind.WAIT -> {
          return new SignIn.Failed(fault);
        }
        case Granting.Denied(var fault) ->
            refused = refused.or(() -> Optional.of(refused(mailbox, resource, fault)));
      }
    }
    return access.isEmpty()
        ? refused.orElseThrow()
        : new SignIn.SignedIn(mailbox, subject, new TokenSet(last, access));
  }

  /** The sign-in is fresh, so what it does not bring was not allowed, or may not be. */
  private static SignIn refused(EmailAddress mailbox, Resource resource, OAuthFault fault) {
    return fault.kind() == Kind.SIGN_IN_AGAIN
        ? new SignIn.Partial(mailbox, resource.scopes())
        : new SignIn.Failed(fault);
  }
}
