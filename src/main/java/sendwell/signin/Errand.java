package sendwell.signin;

import java.util.Optional;
import sendwell.account.AccountId;
import sendwell.account.Provider;
import sendwell.event.WorkspaceId;

/**
 * What somebody signs in for.
 *
 * @param workspace whose account it is, or will be
 * @param provider where to sign in
 * @param account to connect again; nothing if one is to be added
 * @param returnTo where the browser is sent in the end
 */
public record Errand(
    WorkspaceId workspace, Provider provider, Optional<AccountId> account, ReturnTo returnTo) {}
