package sendwell.health;

import java.time.Instant;
import sendwell.account.AccountId;

/**
 * A score at a time, with all that it was made of.
 *
 * @param account whose
 * @param at when
 * @param inputs what it was made of
 * @param score what came of it
 */
record Point(AccountId account, Instant at, Inputs inputs, Score score) {}
