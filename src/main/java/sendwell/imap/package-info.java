/**
 * IMAP (RFC 9051, RFC 3501) as far as Sendwell needs it: {@link sendwell.imap.ImapClient} signs in,
 * and the {@link sendwell.imap.Mailbox} it opens files copies of sent mails, tells which of them
 * are there, and reads what has arrived. The Sent folder is the one that the server marks as such
 * (RFC 6154), or the one that people's mail programs use.
 *
 * <p>The conversation is Angus Mail's, one level below its folders and stores: {@code Connection}
 * is an {@code IMAPProtocol}, so that each mailbox is exactly one connection, each fault keeps the
 * server's own words, and what a hostile server may send is bounded. Angus blocks; {@code Blocking}
 * gives each call a virtual thread of its own and interrupts it when its time is over. This is the
 * only package that may use Angus or Jakarta Mail.
 */
package sendwell.imap;
