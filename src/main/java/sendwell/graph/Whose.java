package sendwell.graph;

import sendwell.mail.EmailAddress;

/** Which mailbox a token opens. */
public sealed interface Whose {
  /**
   * This one, and it answers.
   *
   * @param mailbox its primary address
   */
  record Opened(EmailAddress mailbox) implements Whose {}

  /** None at present. */
  record Failed(GraphFault fault) implements Whose {}
}
