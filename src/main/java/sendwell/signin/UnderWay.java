package sendwell.signin;

import java.util.Optional;
import java.util.UUID;
import sendwell.account.AccountId;
import sendwell.account.Provider;
import sendwell.oauth.Attempt;

/**
 * A sign-in whose browser has come back.
 *
 * @param id which
 * @param provider where the browser was
 * @param account to connect again; nothing if one is to be added
 * @param attempt what was remembered meanwhile
 * @param returnTo where the person was
 */
record UnderWay(
    UUID id, Provider provider, Optional<AccountId> account, Attempt attempt, ReturnTo returnTo) {}
