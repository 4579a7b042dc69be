package sendwell.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The domains that people of the sandbox have, one for each colour of a health score. What they
 * publish stands in {@code src/test/resources/sandbox}.
 */
final class SandboxDomains {
  /** Set up as it should be, set up by half, and set up badly. */
  private static final List<String> NAMES = List.of("acme.test", "friends.test", "broken.test");

  private SandboxDomains() {}

  /** Puts them, and the host of their mail, into the world. */
  static void publish(SandboxZones world, int imapPort, int smtpPort) {
    world.add("sandbox.test", zone("sandbox.test"));
    for (String domain : NAMES) {
      world.add(domain, zone(domain)).add(domain, servers(imapPort, smtpPort));
    }
  }

  /** Has blacklists name the domain that is set up badly. */
  static void list(SandboxBlacklists lists) {
    lists.list("spamhaus-dbl", "broken.test", "127.0.1.2");
    lists.list("uribl", "broken.test", "127.0.0.2");
  }

  // Where the servers are, the way that real domains tell it (RFC 6186, RFC 8314).
  private static String servers(int imapPort, int smtpPort) {
    return """
    _imaps._tcp        SRV 0 1 %d mail.sandbox.test.
    _submissions._tcp  SRV 0 1 %d mail.sandbox.test.
    """
        .formatted(imapPort, smtpPort);
  }

  private static String zone(String domain) {
    try (InputStream in =
        SandboxDomains.class.getResourceAsStream("/sandbox/" + domain + ".zone")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(domain, e);
    }
  }
}
