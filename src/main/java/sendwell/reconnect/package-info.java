/**
 * Reconnect links: a member makes one and sends it to the owner of a mailbox, who connects it again
 * without belonging to the workspace, by signing in with the provider or by giving the new
 * password. A link is good for one account and one success, ends by itself, and tells whoever holds
 * it nothing but the mailbox's address and provider. Its secret is in the address's fragment, which
 * browsers send to nobody (RFC 9110 §4.2.5): no log, no proxy and no {@code Referer} has it.
 *
 * <p>Owns the table {@code reconnect_link}; publishes {@code account.reconnected}; hears nothing.
 */
package sendwell.reconnect;
