package sendwell.graph;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import sendwell.graph.GraphFault.Kind;

/**
 * What an error of Graph means. The codes decide, the innermost that is known first, as Microsoft
 * asks; then the status; the messages may change at any time and decide nothing. (Microsoft Graph:
 * "Error responses and resource types", "Throttling guidance"; the codes that begin with {@code
 * Error} are Exchange's, of its Web Services.)
 */
final class FaultReading {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration NONE = Duration.ZERO;

  private static final String WAITS = "The messages wait until it allows more.";

  /** A line of the table: which codes, what they mean, and what to do. */
  private record Rule(Set<String> codes, Kind kind, Duration pause, String detail) {}

  private static final List<Rule> CODES =
      List.of(
          rule(
              Kind.TOKEN,
              NONE,
              "Microsoft does not accept the sign-in at present.",
              "InvalidAuthenticationToken",
              "unauthenticated"),
          rule(
              Kind.PERMISSION,
              NONE,
              "Microsoft does not let this mailbox send as the account's address: sign in with the"
                  + " mailbox of that address.",
              "ErrorSendAsDenied"),
          rule(
              Kind.PERMISSION,
              NONE,
              "Microsoft does not let Sendwell into this mailbox: ask its administrator, then"
                  + " reconnect.",
              "ErrorAccessDenied",
              "accessDenied",
              "Authorization_RequestDenied",
              "insufficient_claims"),
          rule(
              Kind.NO_MAILBOX,
              NONE,
              "There is no mailbox that Microsoft Graph can reach: ask the administrator for an"
                  + " Exchange Online licence.",
              "MailboxNotEnabledForRESTAPI",
              "MailboxNotSupportedForRESTAPI",
              "ErrorMailboxNotEnabledForRESTAPI",
              "ErrorNonExistentMailbox",
              "extensionError"),
          rule(
              Kind.MAILBOX_FULL,
              NONE,
              "The mailbox is full: make room in it.",
              "ErrorQuotaExceeded",
              "quotaLimitReached"),
          rule(
              Kind.BLOCKED,
              NONE,
              "Microsoft has blocked this sender: sign in to the mailbox with a browser, or ask its"
                  + " administrator.",
              "ErrorAccountSuspend",
              "ErrorAccountSuspendShowTierUpgrade",
              "ErrorMessageSubmissionBlocked"),
          rule(
              Kind.SENDING_LIMIT,
              HOUR,
              "Microsoft's sending limit for the hour is reached. " + WAITS,
              "ErrorExceededHourlyMessageLimit"),
          rule(
              Kind.SENDING_LIMIT,
              DAY,
              "Microsoft's sending limit for the day is reached. " + WAITS,
              "ErrorExceededMessageLimit",
              "ErrorExceededMessageLimitShowTierUpgrade",
              "ErrorExceededMaxRecipientLimit",
              "ErrorExceededMaxRecipientLimitBlock",
              "ErrorExceededMaxRecipientLimitShowTierUpgrade",
              "ErrorSubmissionQuotaExceeded"),
          rule(
              Kind.THROTTLED,
              MINUTE,
              "Microsoft wants to be asked more slowly. " + WAITS,
              "ApplicationThrottled",
              "MailboxConcurrency",
              "TooManyRequests",
              "activityLimitReached",
              "throttledRequest",
              "ErrorMessageThrottled"),
          rule(
              Kind.RECIPIENT,
              NONE,
              "Microsoft takes one of the recipients for none; its words may say which.",
              "ErrorInvalidRecipients"),
          rule(
              Kind.TOO_LARGE,
              NONE,
              "The message is larger than Microsoft takes.",
              "ErrorMessageSizeExceeded",
              "RequestEntityTooLarge"),
          rule(
              Kind.MESSAGE,
              NONE,
              "Microsoft refused the message; its words say why.",
              "ErrorMessageBlocked",
              "ErrorMimeContentConversionFailed",
              "ErrorMimeContentInvalid",
              "ErrorMimeContentInvalidBase64String"),
          rule(
              Kind.GONE,
              NONE,
              "Microsoft no longer has what was asked for.",
              "ErrorItemNotFound",
              "itemNotFound"),
          rule(
              Kind.RESYNC,
              NONE,
              "Microsoft no longer knows what was read of the folder: it is read again.",
              "syncStateNotFound",
              "SyncStateInvalid",
              "resyncRequired"),
          rule(
              Kind.UNAVAILABLE,
              NONE,
              "Microsoft cannot answer at present. Sendwell tries again by itself.",
              "serviceNotAvailable",
              "ErrorServerBusy",
              "ErrorTimeoutExpired",
              "ErrorMessageTimeout",
              "ErrorMessageTransientError",
              "ErrorInternalServerTransientError",
              "ErrorMailboxMoveInProgress",
              "ErrorMailboxStoreUnavailable"));

  private FaultReading() {}

  /**
   * Reads an error.
   *
   * @param status of the HTTP answer
   * @param codes Graph's own, the outermost first; none if the answer is not of its form
   * @param message Graph's sentence; may be empty
   * @param asked the pause that it asked for; zero if none
   */
  static GraphFault read(int status, List<String> codes, String message, Duration asked) {
    var rule =
        codes.reversed().stream()
            .flatMap(code -> rules(known -> known.codes().contains(code)).stream())
            .findFirst()
            .orElseGet(() -> byStatus(status, !codes.isEmpty()));
    String code = codes.isEmpty() ? "" : codes.getLast();
    return new GraphFault(
        rule.kind(), code, rule.detail(), answer(status, codes, message), pause(rule, asked));
  }

  /** A proxy's page is not Graph's answer, so without a code it fails nothing for good. */
  private static Rule byStatus(int status, boolean coded) {
    return switch (status) {
      case 401 -> first(Kind.TOKEN);
      case 400 -> first(coded ? Kind.MESSAGE : Kind.UNAVAILABLE);
      case 403 -> coded ? rules(rule -> rule.kind() == Kind.PERMISSION).getLast() : unavailable();
      case 410 -> first(Kind.RESYNC);
      case 413 -> first(Kind.TOO_LARGE);
      case 429, 509 -> first(Kind.THROTTLED);
      case 507 -> first(Kind.MAILBOX_FULL);
      default -> unavailable();
    };
  }

  private static Rule unavailable() {
    return first(Kind.UNAVAILABLE);
  }

  private static Rule first(Kind kind) {
    return rules(rule -> rule.kind() == kind).getFirst();
  }

  private static List<Rule> rules(Predicate<Rule> wanted) {
    return CODES.stream().filter(wanted).toList();
  }

  /** Graph knows best, but nobody waits for longer than a day without asking. */
  private static Duration pause(Rule rule, Duration asked) {
    Duration longer = asked.compareTo(rule.pause()) > 0 ? asked : rule.pause();
    return longer.compareTo(DAY) > 0 ? DAY : longer;
  }

  private static String answer(int status, List<String> codes, String message) {
    String code = codes.isEmpty() ? "" : " " + String.join(" ", codes);
    return message.isEmpty() ? status + code : status + code + ": " + message;
  }

  private static Rule rule(Kind kind, Duration pause, String detail, String... codes) {
    var anyCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.addAll(List.of(codes));
    return new Rule(anyCase, kind, pause, detail);
  }
}
