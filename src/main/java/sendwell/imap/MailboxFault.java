package sendwell.imap;

import sendwell.mail.ServerFault;

/** Why a signed-in mailbox did not do what it was asked. */
public sealed interface MailboxFault {
  /**
   * There is no room for another mail until its owner makes some (RFC 5530 §3, RFC 9208). The
   * mailbox can be used for everything else.
   *
   * @param answer the server's words
   */
  record OverQuota(String answer) implements MailboxFault {}

  /**
   * The server said no. The mailbox can be used for everything else.
   *
   * @param answer the server's words
   * @param responseCode what they had in square brackets; empty if nothing
   */
  record Refused(String answer, String responseCode) implements MailboxFault {}

  /**
   * The connection is gone, and the mailbox of no more use: open another one.
   *
   * @param fault why
   */
  record Lost(ServerFault fault) implements MailboxFault {}
}
