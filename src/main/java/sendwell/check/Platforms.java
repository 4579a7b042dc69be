package sendwell.check;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.dns.Mx;
import sendwell.mail.Domain;

/** The platforms known by name. */
public final class Platforms {
  private final List<Platform> known;
  private final HostSuffixes<Platform> mailHosts;
  private final HostSuffixes<Platform> relays;
  private final HostSuffixes<Platform> own;

  private Platforms(List<Platform> known) {
    this.known = known;
    this.mailHosts = HostSuffixes.of(known, Platform::mailHosts);
    this.relays = HostSuffixes.of(known, Platform::relays);
    this.own = HostSuffixes.of(known, Platforms::own);
  }

  /** Those of {@code platforms.json}. */
  public static Platforms load() {
    try (InputStream in = Platforms.class.getResourceAsStream("/platforms.json")) {
      return new Platforms(new JsonMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("platforms.json cannot be read", e);
    }
  }

  /** All, in no order. */
  public List<Platform> known() {
    return known;
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
        .flatMap(host -> mailHosts.owner(host.exchange().text()).stream())
        .findFirst();
  }

  /**
   * The platform that this is an SMTP host of, so that whatever is handed in there leaves from
   * addresses that many share.
   */
  public Optional<Platform> relaying(String host) {
    return relays.owner(host.toLowerCase(Locale.ROOT));
  }

  /**
   * The platform that this host or domain belongs to itself, whatever it is used for: {@code
   * mail-wm1-f41.google.com}, {@code amazonses.com}.
   */
  public Optional<Platform> owning(String name) {
    return own.owner(name.toLowerCase(Locale.ROOT));
  }

  private static List<String> own(Platform platform) {
    return Stream.of(
            platform.ownDomains(),
            platform.mailHosts(),
            platform.relays(),
            platform.unaligned(),
            Stream.of(platform.spf()).filter(spf -> !spf.isEmpty()).toList())
        .flatMap(List::stream)
        .toList();
  }
}
