package sendwell.oauth;

import io.vertx.core.Vertx;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import java.net.URI;
import java.util.Map;

/** Writes the address at which a provider signs somebody in (RFC 6749 §4.1.1, RFC 7636 §4.3). */
record AuthorizationUrl(Vertx vertx, ProviderSettings settings, Client client) {

  /** With more parameters, which go before those of the settings. */
  URI of(URI authorization, Attempt attempt, Map<String, String> more) {
    var wanted =
        new OAuth2AuthorizationURL()
            .setScopes(settings.scopes())
            .setState(attempt.state())
            .setRedirectUri(attempt.redirect().toString())
            .setCodeChallenge(attempt.challenge())
            .setCodeChallengeMethod("S256");
    settings.parameters().forEach(wanted::putAdditionalParameter);
    wanted.putAdditionalParameter("nonce", attempt.nonce());
    more.forEach(wanted::putAdditionalParameter);
    var options =
        new OAuth2Options().setClientId(client.id()).setAuthorizationPath(authorization.toString());
    return URI.create(OAuth2Auth.create(vertx, options).authorizeURL(wanted));
  }
}
