package sendwell.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.graph.GraphFault.Kind;

/** The table of Graph's errors, line by line. */
class FaultReadingTest {
  private static GraphFault read(int status, String codes, Duration pause) {
    var list = Stream.of(codes.split(" ")).filter(code -> !code.isEmpty()).toList();
    return FaultReading.read(status, list, "In other words.", pause);
  }

  @ParameterizedTest
  @CsvSource({
    "401, InvalidAuthenticationToken, TOKEN",
    "401, '', TOKEN",
    "403, ErrorAccessDenied, PERMISSION",
    "403, Authorization_RequestDenied, PERMISSION",
    "403, ErrorSendAsDenied, PERMISSION",
    "403, neverHeardOf, PERMISSION",
    "403, ErrorAccountSuspend, BLOCKED",
    "400, ErrorMessageSubmissionBlocked, BLOCKED",
    "403, ErrorExceededMessageLimit, SENDING_LIMIT",
    "429, ErrorExceededMessageLimit, SENDING_LIMIT",
    "400, ErrorExceededMaxRecipientLimit, SENDING_LIMIT",
    "404, MailboxNotEnabledForRESTAPI, NO_MAILBOX",
    "403, ErrorAccessDenied MailboxNotEnabledForRESTAPI, NO_MAILBOX",
    "404, ErrorNonExistentMailbox, NO_MAILBOX",
    "400, ErrorInvalidRecipients, RECIPIENT",
    "400, ERRORINVALIDRECIPIENTS, RECIPIENT",
    "400, ErrorMessageSizeExceeded, TOO_LARGE",
    "413, '', TOO_LARGE",
    "400, ErrorMimeContentInvalidBase64String, MESSAGE",
    "500, ErrorMimeContentConversionFailed, MESSAGE",
    "400, neverHeardOf, MESSAGE",
    "400, invalidRequest neverHeardOf, MESSAGE",
    "507, '', MAILBOX_FULL",
    "403, ErrorQuotaExceeded, MAILBOX_FULL",
    "429, '', THROTTLED",
    "429, ApplicationThrottled, THROTTLED",
    "429, TooManyRequests MailboxConcurrency, THROTTLED",
    "509, '', THROTTLED",
    "410, '', RESYNC",
    "400, syncStateNotFound, RESYNC",
    "404, resyncRequired, RESYNC",
    "404, ErrorItemNotFound, GONE",
    "503, serviceNotAvailable, UNAVAILABLE",
    "400, ErrorMailboxMoveInProgress, UNAVAILABLE",
    "500, '', UNAVAILABLE",
    "504, UnknownError, UNAVAILABLE",
    "404, neverHeardOf, UNAVAILABLE"
  })
  void anErrorSaysWhatItIsAbout(int status, String codes, Kind kind) {
    assertThat(read(status, codes, Duration.ZERO).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"400", "403"})
  void aPageOfSomethingInBetweenIsNoVerdict(int status) {
    assertThat(read(status, "", Duration.ZERO).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void microsoftsOwnWordsAreKept() {
    var fault =
        FaultReading.read(
            403, List.of("ErrorAccessDenied"), "Access is denied. Check it.", Duration.ZERO);
    assertThat(fault.code()).isEqualTo("ErrorAccessDenied");
    assertThat(fault.answer()).isEqualTo("403 ErrorAccessDenied: Access is denied. Check it.");
    assertThat(FaultReading.read(400, List.of(), "y".repeat(600), Duration.ZERO).answer())
        .hasSize(501)
        .endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "429, '', PT0S, PT1M",
    "429, '', PT5S, PT1M",
    "429, ApplicationThrottled, PT10M, PT10M",
    "429, '', PT200H, PT24H",
    "503, '', PT30S, PT30S",
    "503, '', PT0S, PT0S",
    "403, ErrorExceededMessageLimit, PT0S, PT24H",
    "403, ErrorExceededHourlyMessageLimit, PT0S, PT1H"
  })
  void aPauseIsAsLongAsMicrosoftAsksAndAsItsLimitsNeed(
      int status, String codes, Duration asked, Duration pause) {
    assertThat(read(status, codes, asked).pause()).isEqualTo(pause);
  }
}
