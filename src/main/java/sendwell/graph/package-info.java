/**
 * Microsoft Graph's mail API, version 1.0, as far as Sendwell needs it: the second way into
 * mailboxes of Microsoft, for where SMTP AUTH or IMAP is switched off. A {@link
 * sendwell.graph.GraphMailbox} is one mailbox by one access token; it hands mails in as they are
 * (MIME), tells what of them lies in the Sent folder, and what has changed in a folder since the
 * last look.
 *
 * <p>What an error means is decided by the codes that Microsoft documents ({@link
 * sendwell.graph.GraphFault}); only an answer of Graph's own can fail a mail for good, and whatever
 * may have been accepted is called uncertain.
 */
package sendwell.graph;
