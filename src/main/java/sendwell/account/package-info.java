/**
 * The sending accounts: the one list that is always true, each account's status with its cause, and
 * the sealed credentials. Status has one writer: {@link sendwell.account.Accounts}.
 *
 * <p>Owns the tables {@code account}, {@code account_count}, {@code connection}, {@code
 * oauth_grant} and {@code client_refusal}; publishes {@code account.connected}, {@code
 * account.updated} and {@code account.deleted}; hears nothing.
 */
package sendwell.account;
