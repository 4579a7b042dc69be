package sendwell.smtp;

import java.util.List;
import sendwell.mail.ServerFault;

/** What became of a mail that was handed to a server. */
public sealed interface Delivery {
  /**
   * The server has taken the mail over (RFC 5321 §6.1).
   *
   * @param reply the words of the server; some name the message in them
   * @param refused recipients to whom it will not go
   */
  record Accepted(Reply reply, List<RecipientReply> refused) implements Delivery {}

  /**
   * The server took none of the recipients, so no content was sent.
   *
   * @param refused every recipient, each with its own answer
   */
  record NoRecipient(List<RecipientReply> refused) implements Delivery {}

  /**
   * The server did not take it this time (4yz); nothing was accepted.
   *
   * @param phase the step that was refused
   * @param reply what it said
   */
  record Deferred(Phase phase, Reply reply) implements Delivery {}

  /**
   * The server will not take it (5yz).
   *
   * @param phase the step that was refused
   * @param reply what it said
   */
  record Rejected(Phase phase, Reply reply) implements Delivery {}

  /**
   * The server had announced that it takes no mail of this size (RFC 1870 §6.4), so it was not
   * asked.
   *
   * @param size in octets, as it would go over the wire
   * @param limit in octets, as announced
   */
  record TooLarge(long size, long limit) implements Delivery {}

  /**
   * The connection was lost, or an answer did not come in time, before the end of the content was
   * sent: nothing was accepted, and sending again makes no second copy.
   *
   * @param phase the step in which it happened
   * @param fault how
   */
  record Interrupted(Phase phase, ServerFault fault) implements Delivery {}

  /**
   * The whole content was sent, but no answer came: the server may have accepted it or not. Sending
   * again may make a second copy (RFC 1047).
   *
   * @param fault how the answer was lost
   */
  record Uncertain(ServerFault fault) implements Delivery {}
}
