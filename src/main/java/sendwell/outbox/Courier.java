package sendwell.outbox;

import java.util.Optional;

/**
 * Carries one account's messages to its provider, for one turn of the account's lane. Methods wait
 * for the provider.
 */
interface Courier {
  /** Makes sure that messages can be handed in; if not, what that means. */
  Optional<Verdict.AboutTheAccount> connect();

  /** Hands the message in. */
  Verdict deliver(Claimed message);

  /** Ends the turn; what serves the next one is kept. */
  void rest();
}
