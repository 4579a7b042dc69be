package sendwell.outbox;

import sendwell.account.AccountId;
import sendwell.event.WorkspaceId;

/**
 * The right to send an account's messages, for as long as the lease is renewed.
 *
 * @param workspace whose
 * @param account who sends
 * @param faults how many faults in a row the account has had
 */
record LaneLease(WorkspaceId workspace, AccountId account, int faults) {}
