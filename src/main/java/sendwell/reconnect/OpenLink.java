package sendwell.reconnect;

import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.event.WorkspaceId;

/**
 * A link that somebody has opened while it is good.
 *
 * @param id which
 * @param workspace whose account
 * @param account the one it connects again
 */
record OpenLink(UUID id, WorkspaceId workspace, AccountId account) {}
