package sendwell.outbox;

import java.util.List;
import java.util.Optional;
import sendwell.mail.MessageId;
import sendwell.outbox.Rule.Meaning;
import sendwell.smtp.Delivery;
import sendwell.smtp.Opening;
import sendwell.smtp.Phase;
import sendwell.smtp.RecipientReply;
import sendwell.smtp.Reply;

/**
 * Reads what became of connecting or sending. Pure: outcomes in, verdicts out. Only a real answer
 * of the server can fail a message for good; a fault of the network never does.
 */
final class Verdicts {
  private Verdicts() {}

  /** What a failed sign-in means for the account. */
  static Verdict.AboutTheAccount of(Opening.Failed failed) {
    return switch (failed) {
      case Opening.Unreachable(var fault) -> Verdict.of(fault);
      case Opening.Unwelcome(var phase, var reply, _) ->
          of(phase, reply) instanceof Verdict.AboutTheAccount verdict
              ? verdict
              : new Verdict.Down(MessageFailure.of(failed.fault()));
    };
  }

  /** What became of a message. */
  static Verdict of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted(var reply, var refused) ->
          new Verdict.Sent(
              forGood(refused),
              forNow(refused),
              reply.messageId().map(MessageId::value).orElse(""));
      case Delivery.NoRecipient(var refused) -> noRecipient(refused);
      case Delivery.Deferred(var phase, var reply) -> of(phase, reply);
      case Delivery.Rejected(var phase, var reply) -> of(phase, reply);
      case Delivery.TooLarge(var size, var limit) ->
          new Verdict.Failed(List.of(), MessageFailure.tooLarge(size, "the server", limit));
      case Delivery.Interrupted(_, var fault) -> new Verdict.Down(MessageFailure.of(fault));
      case Delivery.Uncertain(var fault) -> new Verdict.Unknown(MessageFailure.of(fault));
    };
  }

  private static Verdict of(Phase phase, Reply reply) {
    var rule = Answers.rule(phase, reply);
    var why = failure(rule, reply);
    return switch (rule.meaning()) {
      case PAUSE -> new Verdict.Pause(rule.pause(), why);
      case DOWN -> new Verdict.Down(why);
      case BROKEN -> new Verdict.Broken(why);
      case LATER -> new Verdict.Later(why);
      case FAILED -> new Verdict.Failed(List.of(), why);
    };
  }

  private static Verdict noRecipient(List<RecipientReply> refused) {
    Optional<Verdict> aboutTheAccount =
        refused.stream()
            .filter(recipient -> aboutTheAccount(recipient.reply()))
            .findFirst()
            .map(recipient -> of(Phase.RCPT, recipient.reply()));
    if (aboutTheAccount.isPresent()) {
      return aboutTheAccount.get();
    }
    var first = refused.getFirst().reply();
    var why = failure(Answers.rule(Phase.RCPT, first), first);
    return forNow(refused).isEmpty()
        ? new Verdict.Failed(forGood(refused), why)
        : new Verdict.RecipientsLater(forGood(refused), forNow(refused), why);
  }

  private static boolean aboutTheAccount(Reply reply) {
    return switch (Answers.rule(Phase.RCPT, reply).meaning()) {
      case PAUSE, DOWN, BROKEN -> true;
      case LATER, FAILED -> false;
    };
  }

  private static List<Refusal> forGood(List<RecipientReply> refused) {
    return refused.stream()
        .filter(recipient -> !triedAgain(recipient))
        .map(recipient -> new Refusal(recipient.recipient().toString(), recipient.reply().text()))
        .toList();
  }

  private static List<String> forNow(List<RecipientReply> refused) {
    return refused.stream()
        .filter(Verdicts::triedAgain)
        .map(recipient -> recipient.recipient().toString())
        .toList();
  }

  private static boolean triedAgain(RecipientReply recipient) {
    return Answers.rule(Phase.RCPT, recipient.reply()).meaning() != Meaning.FAILED;
  }

  private static MessageFailure failure(Rule rule, Reply reply) {
    return new MessageFailure(rule.code(), rule.advice(), reply.text());
  }
}
