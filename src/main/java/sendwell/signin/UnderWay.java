package sendwell.signin;

import java.util.UUID;
import sendwell.oauth.Attempt;

/**
 * A sign-in whose browser has come back.
 *
 * @param id which
 * @param errand what it is for
 * @param attempt what was remembered meanwhile
 */
record UnderWay(UUID id, Errand errand, Attempt attempt) {}
