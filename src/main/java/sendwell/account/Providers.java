package sendwell.account;

import java.util.Optional;
import sendwell.oauth.OAuthProvider;

/** The providers that this Sendwell may sign people in with. */
public interface Providers {
  /**
   * The provider, as it is set up at present; nothing if it is not, or if it is {@link
   * Provider#CUSTOM}. May wait for PostgreSQL.
   */
  Optional<OAuthProvider> of(Provider provider);
}
