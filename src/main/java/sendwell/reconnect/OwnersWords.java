package sendwell.reconnect;

import java.util.List;
import java.util.Map;
import sendwell.failure.InputError;
import sendwell.failure.Invalid;

/**
 * What the owner of a mailbox is told of servers that did not let us in: enough to mend what an
 * owner can mend, and neither where the servers are, nor by what name we sign in, nor their words.
 */
final class OwnersWords {
  private static final String AUTH_FAILED = "auth_failed";
  private static final Map<String, String> SIDES = Map.of("/imap", "reading", "/smtp", "sending");

  private OwnersWords() {}

  /** The answer to a password with which these faults were found. */
  static Invalid refusal(List<InputError> faults) {
    boolean bothSides = faults.size() == SIDES.size();
    if (bothSides && faults.stream().allMatch(OwnersWords::isAuthentication)) {
      return new Invalid(
          "/password",
          AUTH_FAILED,
          "The mail servers did not take this password. Check it; some providers want an app"
              + " password here.");
    }
    return new Invalid(faults.stream().map(OwnersWords::told).toList());
  }

  private static InputError told(InputError fault) {
    String server = "The server for %s mail ".formatted(SIDES.get(fault.pointer()));
    String detail =
        isAuthentication(fault)
            ? "did not take this password. Whoever runs it may have to allow programs."
            : "could not be reached. Try again later, or tell whoever sent you the link.";
    return new InputError(fault.pointer(), fault.code(), server + detail);
  }

  private static boolean isAuthentication(InputError fault) {
    return fault.code().startsWith("auth_");
  }
}
