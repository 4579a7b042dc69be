package sendwell.mtasts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sendwell.dns.DomainName;

/**
 * A policy (RFC 8461 §3.2).
 *
 * @param mode how serious the domain is
 * @param hosts names of mail hosts, in lower case; {@code *.example.com} stands for one label
 * @param maxAge for how long senders hold on to it
 */
public record StsPolicy(Mode mode, List<String> hosts, Duration maxAge) {
  private static final int ID_LENGTH = 20;

  /** What senders do when TLS fails (RFC 8461 §5). */
  public enum Mode {
    /** They do not deliver. */
    ENFORCE,
    /** They deliver all the same, and report. */
    TESTING,
    /** They forget that there was a policy. */
    NONE;

    /** As it stands in a policy: {@code enforce}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Keeps its own copy. */
  public StsPolicy {
    hosts = List.copyOf(hosts);
  }

  /** Whether it lets senders deliver to this host (RFC 8461 §4.1). */
  public boolean allows(DomainName host) {
    String name = host.text();
    int dot = name.indexOf('.');
    return hosts.contains(name) || dot > 0 && hosts.contains("*" + name.substring(dot));
  }

  /** The file, as it is served. */
  public String text() {
    return hosts.stream()
        .map(host -> "mx: " + host + "\n")
        .collect(
            Collectors.joining(
                "",
                "version: STSv1\nmode: " + mode + "\n",
                "max_age: " + maxAge.toSeconds() + "\n"));
  }

  /** The record that tells of it; another one when the policy is another. */
  public StsRecord record() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return new StsRecord(HexFormat.of().formatHex(digest).substring(0, ID_LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
