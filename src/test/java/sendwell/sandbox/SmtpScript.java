package sendwell.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import sendwell.mail.EmailAddress;
import sendwell.smtp.Phase;

/** What a {@link SandboxSmtp} does other than an honest server would. Any thread may change it. */
final class SmtpScript {
  /** One way to misbehave. */
  sealed interface Act {
    /** Answers with this reply instead; the conversation goes on as if it had meant it. */
    record Say(String reply) implements Act {}

    /** Never answers. */
    record Silence() implements Act {}

    /** Cuts the connection instead of answering. */
    record Cut() implements Act {}

    /** Takes the mail, and cuts the connection instead of saying so. */
    record TakeAndCut() implements Act {}

    /** Answers honestly, but late. */
    record Late(Duration delay) implements Act {}
  }

  private record Rule(Phase phase, Optional<EmailAddress> recipient, AtomicInteger left, Act act) {
    boolean fits(Phase phase, Optional<EmailAddress> recipient) {
      return this.phase == phase
          && (this.recipient.isEmpty() || this.recipient.equals(recipient))
          && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
  }

  private final List<Rule> rules = new CopyOnWriteArrayList<>();

  void add(Phase phase, int times, Act act) {
    rules.add(new Rule(phase, Optional.empty(), new AtomicInteger(times), act));
  }

  void add(EmailAddress recipient, int times, Act act) {
    rules.add(new Rule(Phase.RCPT, Optional.of(recipient), new AtomicInteger(times), act));
  }

  void clear() {
    rules.clear();
  }

  /** What to do in this phase; the oldest rule that still holds wins, and nothing is honest. */
  Optional<Act> next(Phase phase, Optional<EmailAddress> recipient) {
    return rules.stream().filter(rule -> rule.fits(phase, recipient)).map(Rule::act).findFirst();
  }
}
