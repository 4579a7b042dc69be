package sendwell.oauth;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.InstantSource;
import sendwell.http.Web;

/**
 * What it takes to speak to providers, of which each is set up by its settings and a client.
 *
 * @param vertx for the library
 * @param web bounds every call in time
 * @param random makes what nobody may guess
 * @param time tells what has expired
 */
public record OAuth(Vertx vertx, Web web, SecureRandom random, InstantSource time) {

  /** The provider of these settings, spoken to as this client. */
  public OAuthProvider provider(ProviderSettings settings, Client client) {
    return new OAuthProvider(this, settings, client);
  }
}
