package sendwell.outbox;

import java.util.List;
import sendwell.graph.GraphFault;
import sendwell.graph.Submission;

/**
 * Reads what became of handing a message to Microsoft Graph. Pure: outcomes in, verdicts out, the
 * same as for SMTP.
 */
final class GraphVerdicts {
  private GraphVerdicts() {}

  /** What became of a message. */
  static Verdict of(Submission submission) {
    return switch (submission) {
      case Submission.Accepted _ -> new Verdict.Sent(List.of(), List.of(), "");
      case Submission.Deferred(var fault) -> of(fault);
      case Submission.NotAllowed(var fault) -> of(fault);
      case Submission.Rejected(var fault) -> new Verdict.Failed(List.of(), why(fault));
      case Submission.TooLarge(int size, int limit) ->
          new Verdict.Failed(List.of(), MessageFailure.tooLarge(size, "Microsoft Graph", limit));
      case Submission.Uncertain(var fault) -> new Verdict.Unknown(why(fault));
    };
  }

  /**
   * What a fault means for the account. A token that is refused is replaced, or the reason why it
   * cannot be is told, before the next try: by itself it is no reason to reconnect.
   */
  static Verdict.AboutTheAccount of(GraphFault fault) {
    var why = why(fault);
    return switch (fault.kind()) {
      case PERMISSION, NO_MAILBOX -> new Verdict.Broken(why);
      case TOKEN,
          MAILBOX_FULL,
          BLOCKED,
          SENDING_LIMIT,
          THROTTLED,
          UNAVAILABLE,
          RECIPIENT,
          TOO_LARGE,
          MESSAGE,
          RESYNC,
          GONE ->
          fault.pause().isPositive()
              ? new Verdict.Pause(fault.pause(), why)
              : new Verdict.Down(why);
    };
  }

  private static MessageFailure why(GraphFault fault) {
    return new MessageFailure(code(fault.kind()), fault.detail(), fault.answer());
  }

  private static String code(GraphFault.Kind kind) {
    return switch (kind) {
      case TOKEN -> "token_refused";
      case PERMISSION -> "not_permitted";
      case NO_MAILBOX -> "no_mailbox";
      case MAILBOX_FULL -> "mailbox_full";
      case BLOCKED -> "sender_blocked";
      case SENDING_LIMIT -> "sending_limit";
      case THROTTLED -> "rate_limited";
      case UNAVAILABLE, RESYNC, GONE -> "unavailable";
      case RECIPIENT -> "recipient_refused";
      case TOO_LARGE -> "too_large";
      case MESSAGE -> "message_refused";
    };
  }
}
