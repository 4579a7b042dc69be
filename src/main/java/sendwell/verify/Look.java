package sendwell.verify;

import java.time.Instant;
import sendwell.account.AccountId;
import sendwell.account.Rounds;
import sendwell.event.WorkspaceId;

/**
 * An account that is to be looked at, by whoever holds this.
 *
 * @param workspace whose
 * @param account which
 * @param faults so many looks in a row have found a fault
 * @param until the end of the lease
 */
record Look(WorkspaceId workspace, AccountId account, int faults, Instant until)
    implements Rounds.Due {}
