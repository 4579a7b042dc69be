package sendwell.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import sendwell.mail.Cidr;
import sendwell.mail.Domain;
import sendwell.mail.Hosts;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.ServerFault;

/**
 * Finds hosts the way the operating system does: an address stands for itself, then the hosts file
 * is asked, then the DNS. Of several addresses the first is taken that may be connected to, and
 * IPv4 goes first, since not every machine has IPv6.
 *
 * @param dns where most names are found
 * @param file where the names of the machine and its neighbours are found
 * @param policy which addresses may be connected to
 */
public record DnsHosts(Dns dns, HostsFile file, NetworkPolicy policy) implements Hosts {
  @Override
  public Resolved resolve(String host) {
    Optional<InetAddress> literal = literal(host);
    if (literal.isPresent()) {
      return permitted(host, List.of(literal.get()));
    }
    Domain domain;
    try {
      domain = Domain.parse(host);
    } catch (IllegalArgumentException e) {
      return nowhere(ServerFault.Kind.HOST_NOT_FOUND, "\"" + host + "\" is not a host name.");
    }
    List<InetAddress> local = file.addresses(domain);
    return local.isEmpty() ? inDns(domain) : permitted(domain.name(), local);
  }

  private Resolved inDns(Domain host) {
    return switch (dns.addresses(DomainName.of(host))) {
      case Answer.Found<InetAddress>(var addresses, _) -> permitted(host.name(), addresses);
      case Answer.Absent<InetAddress> _ ->
          nowhere(
              ServerFault.Kind.HOST_NOT_FOUND,
              "There is no host " + host.unicode() + ": check the spelling.");
      case Answer.Failed<InetAddress> failed ->
          nowhere(
              ServerFault.Kind.DNS_FAILED,
              "The name server did not say where %s is (%s): try again in a minute."
                  .formatted(host.unicode(), failed.reason()));
    };
  }

  private Resolved permitted(String host, List<InetAddress> addresses) {
    for (InetAddress address : addresses) {
      if (policy.allows(address)) {
        return new Resolved.At(named(host, address));
      }
    }
    InetAddress refused = addresses.getFirst();
    String range = policy.refusedRange(refused).map(Cidr::toString).orElse("no range");
    return nowhere(
        ServerFault.Kind.ADDRESS_NOT_ALLOWED,
        "%s is at %s, in %s, which is not public: whoever runs this server can allow such a range in SENDWELL_NETWORK_ALLOW."
            .formatted(host, refused.getHostAddress(), range));
  }

  private static Optional<InetAddress> literal(String host) {
    boolean bracketed = host.startsWith("[") && host.endsWith("]"); // as in URLs
    try {
      return Optional.of(
          InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static InetAddress named(String host, InetAddress address) {
    try {
      return InetAddress.getByAddress(host, address.getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }

  private static Resolved nowhere(ServerFault.Kind kind, String detail) {
    return new Resolved.Nowhere(new ServerFault(kind, detail));
  }
}
