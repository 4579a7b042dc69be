package sendwell.account;

import java.time.Instant;
import sendwell.event.WorkspaceId;

/**
 * An account whose turn it is, for whoever holds this.
 *
 * @param workspace whose
 * @param account which
 * @param faults so many turns in a row have found a fault
 * @param until the end of the lease
 */
public record Turn(WorkspaceId workspace, AccountId account, int faults, Instant until) {}
