package sendwell.imap;

import java.time.Duration;

/**
 * How long a server may take. What takes longer ends as a fault of kind {@code TIMEOUT}.
 *
 * @param connect until the TCP connection stands
 * @param answer the longest silence while an answer is awaited
 * @param step a whole step, be its answers ever so lively: signing in, filing one copy, one look
 */
public record ImapTimeouts(Duration connect, Duration answer, Duration step) {
  /** Patient with slow servers, but not with dead ones. */
  public static ImapTimeouts usual() {
    return new ImapTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2));
  }
}
