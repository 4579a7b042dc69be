package sendwell.account;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import sendwell.db.Transaction;

/**
 * Something that is done to every account again and again, for ever. Methods wait: {@link
 * RoundsVerticle} calls them on virtual threads.
 */
public interface Rounds {
  /** Takes in accounts that have just been connected, in the caller's transaction. */
  void adopt(Transaction tx, Collection<UUID> connected);

  /** Takes up to so many accounts whose turn it is. */
  List<Turn> claim(int limit);

  /** Does it, and gives the account back. */
  void take(Turn turn);
}
