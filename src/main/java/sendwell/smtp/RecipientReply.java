package sendwell.smtp;

import sendwell.mail.EmailAddress;

/**
 * The server's answer about one recipient.
 *
 * @param recipient as it stands in the envelope
 * @param reply transient or permanent
 */
public record RecipientReply(EmailAddress recipient, Reply reply) {}
