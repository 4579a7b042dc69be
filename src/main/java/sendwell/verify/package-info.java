/**
 * Looking after the accounts: signs in to both sides of each on a schedule, spread over time, so
 * that a broken account is known before a mail fails, and one that works again is told so. What a
 * look finds wrong with an account that was well is believed when the next look finds it too.
 *
 * <p>Owns the table {@code verification}; publishes nothing of its own ({@link
 * sendwell.account.Accounts} tells what changed); hears {@code account.connected}.
 */
package sendwell.verify;
