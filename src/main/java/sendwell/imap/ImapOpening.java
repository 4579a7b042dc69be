package sendwell.imap;

import sendwell.mail.ServerFault;

/** What became of signing in to an IMAP server. */
public sealed interface ImapOpening {
  /**
   * Signed in.
   *
   * @param mailbox to be closed by whoever asked for it
   */
  record Opened(Mailbox mailbox) implements ImapOpening {}

  /**
   * Not signed in; nothing is left open.
   *
   * @param fault why
   * @param responseCode what the server's answer had in square brackets (RFC 9051 §7.1, RFC 5530):
   *     {@code AUTHENTICATIONFAILED}, {@code WEBALERT https://...}; empty if it had none
   */
  record Failed(ServerFault fault, String responseCode) implements ImapOpening {}
}
