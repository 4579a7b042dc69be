package sendwell.check;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.mail.Domain;

/** What to publish so that mail arrives. */
final class MxFix {
  private MxFix() {}

  /** The records of whoever hosts the mailboxes; a likely host if nobody known does. */
  static Fix set(Subject subject, Dns dns) {
    Domain domain = subject.domain();
    List<Mx> hosts = subject.host().map(host -> host.mxOf(domain)).orElse(List.of());
    if (hosts.size() == 1) {
      return publish(
          "Publish the MX record of " + subject.host().orElseThrow().name() + ".",
          domain,
          hosts.getFirst());
    }
    if (hosts.size() > 1) {
      return Fix.words(
          "Publish the MX records of %s, and no others: %s."
              .formatted(subject.host().orElseThrow().name(), listed(domain, hosts)));
    }
    return likely(domain, dns);
  }

  private static Fix likely(Domain domain, Dns dns) {
    var mail = DomainName.of(domain).child("mail");
    return dns.addresses(mail) instanceof Answer.Found<InetAddress>
        ? publish(
            "Publish an MX record that names the host of your mailboxes; %s seems to be it."
                .formatted(mail),
            domain,
            new Mx(10, mail))
        : Fix.words(
            "Publish an MX record for %s that names the host of your mailboxes.".formatted(domain));
  }

  /** Makes the domain's own address, which senders fall back to, its mail host. */
  static Fix own(Domain domain) {
    return publish(
        "Publish the host that takes your mail as MX; until now that is %s itself."
            .formatted(domain),
        domain,
        new Mx(10, DomainName.of(domain)));
  }

  /** Mends each faulty record. */
  static Fix mend(Domain domain, List<MxTarget> faulty) {
    String words =
        faulty.stream().map(target -> mend(domain, target)).collect(Collectors.joining(" "));
    MxTarget only = faulty.getFirst();
    return faulty.size() == 1 && only.condition() == MxTarget.Condition.ALIAS
        ? publish(words, domain, trueOne(only))
        : Fix.words(words);
  }

  private static String mend(Domain domain, MxTarget target) {
    return target.condition() == MxTarget.Condition.ALIAS
        ? "Replace the record \"%s MX %s\" by \"%s MX %s\"."
            .formatted(domain, target.mx(), domain, trueOne(target))
        : "Delete the record \"%s MX %s\".".formatted(domain, target.mx());
  }

  private static Mx trueOne(MxTarget target) {
    return new Mx(target.mx().preference(), target.host());
  }

  private static Fix publish(String text, Domain domain, Mx mx) {
    return Fix.publish(text, domain.name(), "MX", mx.toString());
  }

  private static String listed(Domain domain, List<Mx> hosts) {
    return hosts.stream()
        .map(mx -> "\"%s MX %s\"".formatted(domain, mx))
        .collect(Collectors.joining(", "));
  }
}
