package sendwell.imap;

/** What became of filing one copy. */
public sealed interface Filing {
  /** The server has it. */
  record Filed() implements Filing {}

  /**
   * It may be filed again; only after {@code Lost} the server may have it already.
   *
   * @param fault why
   */
  record NotFiled(MailboxFault fault) implements Filing {}
}
