package sendwell.oauth;

import sendwell.mail.EmailAddress;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.ProviderCalls.Told;

/**
 * Finds out whose mailbox tokens are for: by the id token if the provider signs one, and where that
 * names no address, or none is to be believed, by asking with the access token (OpenID Connect Core
 * 1.0 §5.3). Nothing that the browser brought is believed.
 */
record Identification(ProviderCalls calls, IdTokens idTokens, String provider) {

  /** What was found out. */
  sealed interface Whose {
    /** This mailbox's. */
    record Of(EmailAddress mailbox, String subject) implements Whose {}

    /** Not known, which is how the sign-in ends. */
    record Unclear(SignIn outcome) implements Whose {}
  }

  Whose whose(Tokens tokens, Endpoints endpoints, String nonce) {
    if (endpoints.signers().isEmpty()) {
      return asked(tokens, endpoints, "");
    }
    var signer = endpoints.signers().getFirst();
    return switch (idTokens.verify(tokens.id(), signer, nonce)) {
      case IdTokens.Verdict.Open(var fault) -> new Whose.Unclear(new SignIn.Failed(fault));
      case IdTokens.Verdict.Wrong(var why) ->
          new Whose.Unclear(new SignIn.Forged("The id token of " + provider + " " + why + "."));
      case IdTokens.Verdict.Right(var claims) ->
          claims
              .mailbox()
              .<Whose>map(mailbox -> new Whose.Of(mailbox, claims.subject()))
              .orElseGet(() -> asked(tokens, endpoints, claims.subject()));
    };
  }

  private Whose asked(Tokens tokens, Endpoints endpoints, String subject) {
    if (endpoints.userinfo().isEmpty()) {
      return nobody();
    }
    return switch (calls.get(endpoints.userinfo().getFirst(), tokens.access())) {
      case Told.Nothing(var fault) -> new Whose.Unclear(new SignIn.Failed(fault));
      case Told.Answer answer when !answer.ok() ->
          new Whose.Unclear(new SignIn.Failed(calls.fault(answer)));
      case Told.Answer answer -> {
        var claims = IdClaims.of(answer.json());
        if (!subject.isEmpty() && !subject.equals(claims.subject())) {
          yield new Whose.Unclear(
              new SignIn.Forged(provider + " names somebody else than its id token does."));
        }
        yield claims
            .mailbox()
            .<Whose>map(mailbox -> new Whose.Of(mailbox, claims.subject()))
            .orElseGet(this::nobody);
      }
    };
  }

  private Whose nobody() {
    return new Whose.Unclear(
        new SignIn.Failed(
            new OAuthFault(
                Kind.OPERATOR, provider + " does not tell an address that it vouches for.")));
  }
}
