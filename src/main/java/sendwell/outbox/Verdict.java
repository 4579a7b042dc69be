package sendwell.outbox;

import java.time.Duration;
import java.util.List;
import sendwell.account.Reach;
import sendwell.account.Status;
import sendwell.mail.ServerFault;

/** What an answer of the server, or its silence, means for the message and for the account. */
sealed interface Verdict {
  /**
   * The server has taken the message over, but for these recipients.
   *
   * @param storedAs the Message-ID that it bears there; empty if the server did not tell
   */
  record Sent(List<Refusal> refused, List<String> later, String storedAs) implements Verdict {}

  /** It would not take the message now: this message is tried again. */
  record Later(MessageFailure why) implements Verdict {}

  /** No recipient was taken now; those refused for good are struck off, the others tried again. */
  record RecipientsLater(List<Refusal> refused, List<String> later, MessageFailure why)
      implements Verdict {}

  /** It will never take the message. */
  record Failed(List<Refusal> refused, MessageFailure why) implements Verdict {}

  /** It is the account that cannot send now; the message is as good as before. */
  sealed interface AboutTheAccount extends Verdict {
    /** Why not. */
    MessageFailure why();
  }

  /** The account has sent enough for now; it is well, and its messages wait. */
  record Pause(Duration pause, MessageFailure why) implements AboutTheAccount {}

  /** The account cannot be used at present: it is tried again by itself. */
  record Down(MessageFailure why) implements AboutTheAccount {}

  /** The account cannot be used until a person mends it. */
  record Broken(MessageFailure why) implements AboutTheAccount {}

  /** The server may have taken it or not: the Sent folder must tell. */
  record Unknown(MessageFailure why) implements Verdict {}

  /** What it means that the provider gives no access. */
  static AboutTheAccount of(Reach.Denied denied) {
    var why = new MessageFailure(denied.code(), denied.detail(), denied.answer());
    return denied.status() == Status.RECONNECT_REQUIRED ? new Broken(why) : new Down(why);
  }

  /**
   * What it means that a server cannot be used: what a person set up wrong needs a person, what the
   * network does passes.
   */
  static AboutTheAccount of(ServerFault fault) {
    var why = MessageFailure.of(fault);
    return switch (fault.kind()) {
      case CERTIFICATE_UNTRUSTED, AUTH_UNSUPPORTED, ADDRESS_NOT_ALLOWED, AUTH_FAILED ->
          new Broken(why);
      case HOST_NOT_FOUND,
          DNS_FAILED,
          CONNECTION_REFUSED,
          TIMEOUT,
          TLS_FAILED,
          UNAVAILABLE,
          PROTOCOL_ERROR ->
          new Down(why);
    };
  }
}
