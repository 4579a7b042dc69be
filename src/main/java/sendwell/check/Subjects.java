package sendwell.check;

import io.vertx.sqlclient.Tuple;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.check.Subject.Sender;
import sendwell.db.Database;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/**
 * Finds out what is to be known of a domain before it is checked. Methods wait for PostgreSQL and
 * for name servers: call them on a virtual thread.
 */
record Subjects(Database database, Platforms platforms) {
  private static final int SENDERS_MOST = 16;

  // Index: account_by_domain.
  private static final String HOSTS =
      """
      SELECT DISTINCT connection.smtp_host FROM account
      JOIN connection ON connection.account_id = account.id
      WHERE account.workspace_id = $1 AND account.domain = $2
      ORDER BY 1\
      """;

  /** The subject; none if no account sends from the domain any more. */
  Optional<Subject> of(CheckedDomain checked, Dns dns) {
    var key = Tuple.of(checked.workspace().value(), checked.domain().name());
    List<String> hosts =
        database.sql().preparedQuery(HOSTS).execute(key).await().stream()
            .map(row -> row.getString(0))
            .toList();
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
