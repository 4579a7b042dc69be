/**
 * Signing in with Google and Microsoft, from the button to the account: the browser goes to the
 * provider and comes back with a code (RFC 6749 §4.1, with PKCE, RFC 7636), the provider tells
 * whose mailbox it is, both servers are really signed in to, and only then the account is added or
 * connected again.
 *
 * <p>Tables: {@code sign_in}. Topics: none; {@link sendwell.account.Accounts} tells of what came of
 * it.
 */
package sendwell.signin;
