package sendwell.spf;

import static sendwell.spf.Match.Kind.NO;
import static sendwell.spf.Match.Kind.NOTHING_THERE;
import static sendwell.spf.Match.Kind.PERMERROR;
import static sendwell.spf.Match.Kind.TEMPERROR;
import static sendwell.spf.Match.Kind.YES;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;

/** The mechanisms that ask the DNS about a client (RFC 7208 §5.3 to §5.7). For one check. */
final class Lookups {
  private final Dns dns;
  private final InetAddress ip;
  private final List<String> doubts = new ArrayList<>();

  Lookups(Dns dns, InetAddress ip) {
    this.dns = dns;
    this.ip = ip;
  }

  /** Failures that the RFC says to pass over. */
  List<String> doubts() {
    return doubts;
  }

  /** What is asked for the addresses of a host: those of the client's family (§5). */
  Question<InetAddress> addressesOf(DomainName host) {
    return new Question<>(host, ip instanceof Inet4Address ? RecordType.A : RecordType.AAAA);
  }

  /** What is asked for the names of the client. */
  Question<DomainName> namesOfClient() {
    return new Question<>(DomainName.reverse(ip), RecordType.PTR);
  }

  /** §5.3. */
  Match a(DomainName host, DualCidr range) {
    return switch (dns.ask(addressesOf(host))) {
      case Answer.Failed<InetAddress> failed -> failed(host, failed);
      case Answer.Absent<InetAddress> _ -> Match.of(NOTHING_THERE, host + " has no address");
      case Answer.Found<InetAddress>(var addresses, _) -> near(host, addresses, range);
    };
  }

  /** §5.4. A domain without MX is not its own mail host here. */
  Match mx(DomainName domain, DualCidr range) {
    return switch (dns.mx(domain)) {
      case Answer.Failed<Mx> failed -> failed(domain, failed);
      case Answer.Absent<Mx> _ -> Match.of(NOTHING_THERE, domain + " has no MX");
      case Answer.Found<Mx>(var hosts, _) ->
          mailHosts(
              domain,
              hosts.stream().filter(host -> !host.isNull()).map(Mx::exchange).toList(),
              range);
    };
  }

  private Match mailHosts(DomainName domain, List<DomainName> hosts, DualCidr range) {
    dns.prefetch(hosts.stream().limit(Limits.NAMES).<Question<?>>map(this::addressesOf).toList());
    boolean nothing = !hosts.isEmpty();
    for (DomainName host : hosts.stream().limit(Limits.NAMES).toList()) {
      Match match = a(host, range);
      if (match.kind() == YES || match.kind() == TEMPERROR) {
        return match;
      }
      nothing &= match.kind() == NOTHING_THERE;
    }
    if (hosts.size() > Limits.NAMES) {
      return Match.of(PERMERROR, "%s has more than %d mail hosts".formatted(domain, Limits.NAMES));
    }
    return nothing
        ? Match.of(NOTHING_THERE, "no mail host of " + domain + " has an address")
        : Match.of(NO, "%s is none of the mail hosts of %s".formatted(client(), domain));
  }

  /** §5.7. Always an A, whatever the client's family. */
  Match exists(DomainName name) {
    return switch (dns.a(name)) {
      case Answer.Failed<InetAddress> failed -> failed(name, failed);
      case Answer.Absent<InetAddress> _ -> Match.of(NOTHING_THERE, name + " does not exist");
      case Answer.Found<InetAddress> _ -> Match.of(YES, name + " exists");
    };
  }

  /** §5.5. Failures are passed over. */
  Match ptr(DomainName domain) {
    Answer<DomainName> answer = names();
    if (answer instanceof Answer.Absent) {
      return Match.of(NOTHING_THERE, client() + " has no name");
    }
    Stream<DomainName> within = answer.recordsOrNone().stream().limit(Limits.NAMES);
    return valid(within.filter(name -> name.within(domain)).toList())
        .map(name -> Match.of(YES, "%s is %s".formatted(client(), name)))
        .orElseGet(() -> Match.of(NO, "%s has no name in %s".formatted(client(), domain)));
  }

  /**
   * A name of the client that leads back to it, best the domain itself, next one in it, next any;
   * {@code unknown} if there is none (§7.3).
   */
  String validatedName(Optional<DomainName> domain) {
    Comparator<DomainName> nearest =
        Comparator.comparing(
            name -> domain.map(it -> name.equals(it) ? 0 : name.within(it) ? 1 : 2).orElse(2));
    List<DomainName> names =
        names().recordsOrNone().stream().limit(Limits.NAMES).sorted(nearest).toList();
    return valid(names)
        .map(DomainName::text)
        .filter(name -> name.indexOf('\\') < 0) // no name of a host
        .orElse("unknown");
  }

  private Answer<DomainName> names() {
    Answer<DomainName> answer = dns.ask(namesOfClient());
    if (answer instanceof Answer.Failed<DomainName> failed) {
      doubts.add("the name of %s (%s)".formatted(client(), failed.reason()));
    }
    return answer;
  }

  /** The first of these that has the client's address. */
  private Optional<DomainName> valid(List<DomainName> names) {
    dns.prefetch(names.stream().<Question<?>>map(this::addressesOf).toList());
    return names.stream().filter(this::leadsBack).findFirst();
  }

  private boolean leadsBack(DomainName name) {
    Answer<InetAddress> answer = dns.ask(addressesOf(name));
    if (answer instanceof Answer.Failed<InetAddress> failed) {
      doubts.add("the address of %s (%s)".formatted(name, failed.reason()));
    }
    return answer.recordsOrNone().contains(ip);
  }

  private Match near(DomainName host, List<InetAddress> addresses, DualCidr range) {
    boolean near = addresses.stream().anyMatch(each -> range.around(each).contains(ip));
    String list = addresses.stream().map(Address::readable).collect(Collectors.joining(", "));
    return Match.ofBoolean(near, "%s is at %s".formatted(host, list));
  }

  private static Match failed(DomainName name, Answer.Failed<?> failed) {
    return Match.of(TEMPERROR, "nobody knows %s (%s)".formatted(name, failed.reason()));
  }

  private String client() {
    return Address.readable(ip);
  }
}
