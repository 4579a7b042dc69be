/**
 * Sending: a message that was accepted is delivered once or reported. It lies in PostgreSQL as
 * {@code queued} until the one holder of its account's lane marks it {@code sending}, hands it to
 * the server (by SMTP, or by Microsoft Graph), and settles it by its answer. What was under way
 * when a holder died is looked for in the Sent folder before it is sent again.
 *
 * <p>Owns the tables {@code draft}, {@code message}, {@code lane} and {@code sent_copy}; publishes
 * {@code message.updated}; hears nothing: lanes that are due are found by a query.
 */
package sendwell.outbox;
