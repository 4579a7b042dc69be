package sendwell.inbox;

import java.time.Instant;
import sendwell.account.AccountId;
import sendwell.account.Rounds;
import sendwell.event.WorkspaceId;

/**
 * A mailbox that is to be read, by whoever holds this.
 *
 * @param workspace whose
 * @param account which
 * @param faults so many readings in a row have found a fault
 * @param until the end of the lease
 */
record Turn(WorkspaceId workspace, AccountId account, int faults, Instant until)
    implements Rounds.Due {}
