package sendwell.signin;

import java.time.Instant;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Connection;
import sendwell.account.NewGrant;
import sendwell.failure.Conflict;
import sendwell.failure.NotFound;

/** Stores what a sign-in that was tried brought for an account that is there already. */
@FunctionalInterface
public interface Keeper {
  /**
   * Connects the account again.
   *
   * @throws Conflict if whoever signed in may not do so any more; nothing is stored then
   * @throws NotFound if the account is gone
   */
  Account reconnect(AccountId id, Connection connection, NewGrant grant, Instant now);
}
