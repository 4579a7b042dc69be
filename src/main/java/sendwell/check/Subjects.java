package sendwell.check;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.check.Subject.Sender;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/**
 * Finds out what is to be known of a domain before it is checked. Methods wait for name servers:
 * call them on a virtual thread.
 */
record Subjects(Platforms platforms) {
  private static final int SENDERS_MOST = 16;

  /** The subject; none if no account sends from the domain any more. */
  Optional<Subject> of(CheckedDomain checked, Dns dns) {
    var hosts = checked.hosts();
    return hosts.isEmpty() ? Optional.empty() : Optional.of(subject(checked.domain(), hosts, dns));
  }

  private Subject subject(Domain domain, List<String> hosts, Dns dns) {
    Platform platform =
        platforms
            .of(domain)
            .or(() -> platforms.takingMailFor(dns.mx(DomainName.of(domain)).recordsOrNone()))
            .or(() -> hosts.stream().flatMap(h -> platforms.relaying(h).stream()).findFirst())
            .orElse(null);
    return new Subject(domain, platform, senders(hosts, dns), List.of(), domain);
  }

  /**
   * Where a lone server takes mail in is most likely where it goes out. A platform's hosts share
   * their addresses with everybody: what is known of those says nothing about this domain.
   */
  private List<Sender> senders(List<String> hosts, Dns dns) {
    return hosts.stream()
        .filter(host -> platforms.relaying(host).isEmpty())
        .flatMap(host -> addresses(host, dns))
        .distinct()
        .limit(SENDERS_MOST)
        .map(address -> new Sender(address, false))
        .toList();
  }

  private static Stream<InetAddress> addresses(String host, Dns dns) {
    try {
      return dns.addresses(DomainName.parse(host)).recordsOrNone().stream();
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // an address, or a name that only the hosts file knows
    }
  }
}
