package sendwell.signin;

import sendwell.mail.Server;

/**
 * Where all mailboxes of a provider are.
 *
 * @param name how the list names the provider: {@code Gmail}
 * @param imap where mail is read
 * @param smtp where mail is handed in
 */
public record MailServers(String name, Server imap, Server smtp) {}
