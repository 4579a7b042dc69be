package sendwell.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.dns.Mx;
import sendwell.mail.Domain;

/**
 * The platforms known by name.
 *
 * @param known in no order
 */
public record Platforms(List<Platform> known) {
  /** Keeps its own copy. */
  public Platforms {
    known = List.copyOf(known);
  }

  /** Those of {@code platforms.json}. */
  public static Platforms load() {
    try (InputStream in = Platforms.class.getResourceAsStream("/platforms.json")) {
      return new Platforms(new JsonMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("platforms.json cannot be read", e);
    }
  }

  /** The platform whose own domain this is: that of {@code gmail.com} is Google. */
  public Optional<Platform> of(Domain domain) {
    return known.stream().filter(each -> each.ownDomains().contains(domain.name())).findFirst();
  }

  /**
   * The platform that takes a domain's mail. Only the most preferred of the hosts tell (RFC 5321
   * §5.1): the others may be a backup at somebody else's.
   *
   * @param hosts lowest preference first
   */
  public Optional<Platform> takingMailFor(List<Mx> hosts) {
    return hosts.stream()
        .filter(host -> host.preference() == hosts.getFirst().preference())
        .flatMap(host -> longest(host.exchange().text(), Platform::mailHosts).stream())
        .findFirst();
  }

  /**
   * The platform that this is an SMTP host of, so that whatever is handed in there leaves from
   * addresses that many share.
   */
  public Optional<Platform> relaying(String host) {
    return longest(host.toLowerCase(Locale.ROOT), Platform::relays);
  }

  /**
   * The platform that this host or domain belongs to itself, whatever it is used for: {@code
   * mail-wm1-f41.google.com}, {@code amazonses.com}.
   */
  public Optional<Platform> owning(String name) {
    return longest(
        name.toLowerCase(Locale.ROOT),
        platform ->
            Stream.of(
                    platform.ownDomains(),
                    platform.mailHosts(),
                    platform.relays(),
                    platform.unaligned(),
                    Stream.of(platform.spf()).filter(spf -> !spf.isEmpty()).toList())
                .flatMap(List::stream)
                .toList());
  }

  /** The longest suffix wins: a platform may use hosts below another one's. */
  private Optional<Platform> longest(String host, Function<Platform, List<String>> suffixes) {
    return known.stream()
        .filter(each -> Platform.longest(suffixes.apply(each), host) > 0)
        .max(Comparator.comparingInt(each -> Platform.longest(suffixes.apply(each), host)));
  }
}
