/**
 * Reading the mailboxes: what has arrived in INBOX and in the folder for junk since the last look,
 * by IMAP or by Microsoft Graph behind one interface ({@link sendwell.inbox.Arrivals}), header
 * fields only, and nothing is marked as read. {@link sendwell.inbox.Classifier} tells replies from
 * what programs write; the first reply to each message is kept. How far a folder has been read and
 * what was found there are one commit, so that nothing is missed and nothing counts twice.
 *
 * <p>Owns the tables {@code reading}, {@code reading_place} and {@code reply}; publishes {@code
 * message.updated} by way of {@link sendwell.outbox.Replies}; hears {@code account.connected}.
 */
package sendwell.inbox;
