package sendwell.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;
import sendwell.mtasts.PolicyHost;
import sendwell.mtasts.StsPolicy;
import sendwell.mtasts.StsPolicy.Mode;
import sendwell.mtasts.StsRecord;

/** What to publish so that senders encrypt. */
final class MtaStsFix {
  private static final Duration WEEK = Duration.ofDays(7);

  private MtaStsFix() {}

  /** A policy to begin with: it has failures reported, and turns no mail away. */
  static Fix begin(Domain domain, Dns dns) {
    List<String> hosts =
        dns.mx(DomainName.of(domain)).recordsOrNone().stream()
            .filter(mx -> !mx.isNull())
            .map(mx -> mx.exchange().text())
            .distinct()
            .toList();
    return hosts.isEmpty()
        ? Fix.words("Publish MX records for %s first: a policy has to name them.".formatted(domain))
        : publish(domain, new StsPolicy(Mode.TESTING, hosts, WEEK));
  }

  /** The same policy, with these hosts too. */
  static Fix add(Domain domain, StsPolicy policy, List<DomainName> hosts) {
    return publish(
        domain,
        new StsPolicy(
            policy.mode(),
            Stream.concat(policy.hosts().stream(), hosts.stream().map(DomainName::text)).toList(),
            policy.maxAge()));
  }

  private static Fix publish(Domain domain, StsPolicy policy) {
    return Fix.publish(
        "Serve these lines as plain text at %s, and then publish the record, which tells senders to look:\n%s"
            .formatted(PolicyHost.url(domain), policy.text()),
        StsRecord.LABELS + "." + domain,
        "TXT",
        policy.record().text());
  }
}
