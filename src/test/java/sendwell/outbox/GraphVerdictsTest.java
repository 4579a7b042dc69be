package sendwell.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphFault.Kind;
import sendwell.graph.Submission;

/** What an outcome of Graph's means for message and account. */
class GraphVerdictsTest {
  private static GraphFault fault(Kind kind, Duration pause) {
    return new GraphFault(kind, "code", "What to do.", "400 code: words", pause);
  }

  @Test
  void whatIsAcceptedIsSentToEverybody() {
    assertThat(GraphVerdicts.of(new Submission.Accepted()))
        .isEqualTo(new Verdict.Sent(List.of(), List.of(), ""));
  }

  @Test
  void whatIsUncertainIsNotKnown() {
    assertThat(GraphVerdicts.of(new Submission.Uncertain(fault(Kind.UNAVAILABLE, Duration.ZERO))))
        .isInstanceOf(Verdict.Unknown.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECIPIENT", "TOO_LARGE", "MESSAGE"})
  void whatIsRejectedHasFailedInMicrosoftsWords(Kind kind) {
    assertThat(GraphVerdicts.of(new Submission.Rejected(fault(kind, Duration.ZERO))))
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            failed -> assertThat(failed.why().smtpReply()).isEqualTo("400 code: words"));
  }

  @Test
  void aMailBeyondTheLimitIsToldWithBothSizes() {
    assertThat(GraphVerdicts.of(new Submission.TooLarge(4_000_000, 3_145_728)))
        .isInstanceOfSatisfying(
            Verdict.Failed.class,
            failed -> assertThat(failed.why().detail()).contains("4000000", "3145728"));
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN, PT0S, Down, token_refused",
    "PERMISSION, PT0S, Broken, not_permitted",
    "NO_MAILBOX, PT0S, Broken, no_mailbox",
    "MAILBOX_FULL, PT0S, Down, mailbox_full",
    "BLOCKED, PT0S, Down, sender_blocked",
    "SENDING_LIMIT, PT24H, Pause, sending_limit",
    "THROTTLED, PT1M, Pause, rate_limited",
    "UNAVAILABLE, PT0S, Down, unavailable",
    "UNAVAILABLE, PT30S, Pause, unavailable"
  })
  void aFaultOfTheAccountPausesItOrBreaksItOrPasses(
      Kind kind, Duration pause, String verdict, String code) {
    assertThat(GraphVerdicts.of(fault(kind, pause)))
        .satisfies(
            about -> {
              assertThat(about.getClass().getSimpleName()).isEqualTo(verdict);
              assertThat(about.why().code()).isEqualTo(code);
            });
  }
}
