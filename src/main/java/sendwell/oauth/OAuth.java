package sendwell.oauth;

import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
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

  /**
   * Finds out, as far as that can be told without a person, whether people can be signed in like
   * this. Waits for three calls at most: call it on a virtual thread.
   *
   * @param redirect where the browser is to come back to
   * @return one finding for each {@link SetupFinding.Subject}, in their order
   */
  public List<SetupFinding> verify(ProviderSettings settings, Client client, URI redirect) {
    return new SetupCheck(this, settings, client).verify(redirect);
  }
}
