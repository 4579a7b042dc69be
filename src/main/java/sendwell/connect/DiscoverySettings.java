package sendwell.connect;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * Whom discovery asks. Texts may hold {@code %EMAILADDRESS%}, {@code %EMAILLOCALPART%} and {@code
 * %EMAILDOMAIN%}.
 *
 * @param autoconfig where a domain publishes its settings for Thunderbird and others, https only
 * @param ispdb Mozilla's collection of settings, by domain
 * @param autodiscover where a domain publishes its settings for Outlook ("plain old XML")
 * @param imapGuesses what to try when nobody says anything, best first
 * @param smtpGuesses the same for sending
 * @param step how long any one source or server may take
 * @param whole how long it may take altogether
 */
public record DiscoverySettings(
    List<String> autoconfig,
    String ispdb,
    List<String> autodiscover,
    List<Server> imapGuesses,
    List<Server> smtpGuesses,
    Duration step,
    Duration whole) {

  /** There is always something to guess. */
  public DiscoverySettings {
    if (imapGuesses.isEmpty() || smtpGuesses.isEmpty()) {
      throw new IllegalArgumentException("At least one guess is needed for either side.");
    }
  }

  /** Those of the internet. */
  public static DiscoverySettings standard() {
    return new DiscoverySettings(
        List.of(
            "https://autoconfig.%EMAILDOMAIN%/mail/config-v1.1.xml?emailaddress=%EMAILADDRESS%",
            "https://%EMAILDOMAIN%/.well-known/autoconfig/mail/config-v1.1.xml"),
        "https://autoconfig.thunderbird.net/v1.1/%EMAILDOMAIN%",
        List.of(
            "https://autodiscover.%EMAILDOMAIN%/autodiscover/autodiscover.xml",
            "https://%EMAILDOMAIN%/autodiscover/autodiscover.xml"),
        guesses("imap", 993, 143),
        guesses("smtp", 465, 587),
        Duration.ofSeconds(4),
        Duration.ofSeconds(15));
  }

  /** TLS from the first byte is preferred (RFC 8314 §3). */
  private static List<Server> guesses(String service, int tlsPort, int startTlsPort) {
    List<String> hosts = List.of(service + ".%EMAILDOMAIN%", "mail.%EMAILDOMAIN%");
    return Stream.concat(
            hosts.stream().map(host -> new Server(host, tlsPort, Security.TLS)),
            hosts.stream().map(host -> new Server(host, startTlsPort, Security.STARTTLS)))
        .toList();
  }
}
