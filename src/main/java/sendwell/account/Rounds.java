package sendwell.account;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import sendwell.db.Transaction;

/**
 * Something that is done to every account again and again, for ever. Methods wait: {@link
 * RoundsVerticle} calls them on virtual threads.
 *
 * @param <T> an account whose turn it is
 */
public interface Rounds<T extends Rounds.Due> {
  /** An account whose turn it is, held by a lease that runs out by itself. */
  interface Due {
    /** Which. */
    AccountId account();
  }

  /** Takes in accounts that have just been connected, in the caller's transaction. */
  void adopt(Transaction tx, Collection<UUID> connected);

  /** Takes the lease of up to so many accounts whose turn it is. */
  List<T> claim(int limit);

  /** Does it, and gives the lease back. */
  void take(T turn);
}
