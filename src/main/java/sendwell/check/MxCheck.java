package sendwell.check;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import sendwell.check.Finding.Remark;
import sendwell.dns.Absence;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Witness;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;

/**
 * Can replies and bounces reach the domain? (RFC 5321 §5.1; null MX: RFC 7505)
 *
 * @param policy which addresses others can reach
 */
public record MxCheck(NetworkPolicy policy) implements Check {
  private static final double FLAWED = 0.6;

  @Override
  public Aspect aspect() {
    return Aspect.MX;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return judge(subject, witness).shownBy(witness.evidence());
  }

  private Finding judge(Subject subject, Dns dns) {
    Domain domain = subject.domain();
    return switch (dns.mx(DomainName.of(domain))) {
      case Answer.Failed<Mx> failed ->
          Silence.finding(domain, failed, "the MX records of " + domain);
      case Answer.Absent<Mx>(var absence, _) ->
          absence == Absence.NXDOMAIN ? missingDomain(domain) : implicit(subject, dns);
      case Answer.Found<Mx>(var hosts, _) ->
          hosts.size() == 1 && hosts.getFirst().isNull()
              ? refusesAll(subject, dns)
              : judge(subject, hosts, dns);
    };
  }

  private static Finding missingDomain(Domain domain) {
    return Finding.fail(
            "domain_missing",
            "no such domain",
            "%s does not exist in the DNS: nothing can be sent to it, and receivers reject what comes from it."
                .formatted(domain))
        .fixedBy(
            Fix.words(
                "Register or renew %s, and have its registrar name the right name servers."
                    .formatted(domain)));
  }

  private static Finding refusesAll(Subject subject, Dns dns) {
    return Finding.fail(
            "mx_null",
            "0 .",
            "%s declares that it takes no mail (null MX): replies and bounces are impossible, and many receivers reject such senders."
                .formatted(subject.domain()))
        .fixedBy(MxFix.set(subject, dns));
  }

  /** Without an MX, senders try the domain's own address (the "implicit MX", RFC 5321 §5.1). */
  private Finding implicit(Subject subject, Dns dns) {
    Domain domain = subject.domain();
    return switch (dns.addresses(DomainName.of(domain))) {
      case Answer.Failed<InetAddress> failed ->
          Silence.finding(domain, failed, "the addresses of " + domain);
      case Answer.Absent<InetAddress> _ -> missing(subject, dns);
      case Answer.Found<InetAddress>(var addresses, _) ->
          addresses.stream().anyMatch(policy::allows)
              ? Finding.warn(
                      FLAWED,
                      "mx_implicit",
                      "no MX record",
                      "%s has no MX record. Mail is delivered to its own address, which not every sender tries."
                          .formatted(domain))
                  .fixedBy(MxFix.own(domain))
              : missing(subject, dns);
    };
  }

  private static Finding missing(Subject subject, Dns dns) {
    return Finding.fail(
            "mx_missing",
            "no MX record",
            "%s names no host that takes its mail: replies and bounces are lost."
                .formatted(subject.domain()))
        .fixedBy(MxFix.set(subject, dns));
  }

  private Finding judge(Subject subject, List<Mx> hosts, Dns dns) {
    List<MxTarget> targets = MxTarget.of(hosts, policy, dns);
    List<MxTarget> faulty = targets.stream().filter(each -> each.condition().faulty()).toList();
    String value = hosts.stream().map(Mx::toString).collect(Collectors.joining(", "));
    if (targets.stream().anyMatch(each -> each.condition() == MxTarget.Condition.UNKNOWN)) {
      return unknown(subject.domain(), value, targets).remarking(remarks(faulty));
    }
    if (targets.stream().noneMatch(each -> each.condition().usable())) {
      return Finding.fail(
              "mx_dead",
              value,
              "No mail host of %s can be reached: replies and bounces are lost."
                  .formatted(subject.domain()))
          .fixedBy(MxFix.set(subject, dns))
          .remarking(remarks(faulty));
    }
    return faulty.isEmpty()
        ? sound(subject.domain(), value, targets.size())
        : flawed(subject.domain(), value, faulty);
  }

  private static Finding sound(Domain domain, String value, int count) {
    return Finding.pass(
        "mx_ok",
        value,
        "Replies and bounces reach %s by %s."
            .formatted(domain, count == 1 ? "one mail host" : count + " mail hosts"));
  }

  private static Finding flawed(Domain domain, String value, List<MxTarget> faulty) {
    MxTarget first = faulty.getFirst();
    return Finding.warn(
            FLAWED,
            first.condition().code(),
            value,
            "Mail reaches %s, but not all of its MX records are right: %s %s."
                .formatted(domain, named(first), first.condition().words()))
        .fixedBy(MxFix.mend(domain, faulty))
        .remarking(remarks(faulty));
  }

  private static Finding unknown(Domain domain, String value, List<MxTarget> targets) {
    String hosts =
        targets.stream()
            .filter(each -> each.condition() == MxTarget.Condition.UNKNOWN)
            .map(MxCheck::named)
            .collect(Collectors.joining(", "));
    return Finding.unknown(
        "mx_unknown",
        value,
        "The name servers did not say where %s, which shall take the mail of %s, can be reached. It will be tried again."
            .formatted(hosts, domain));
  }

  private static List<Remark> remarks(List<MxTarget> faulty) {
    return faulty.stream()
        .map(
            target ->
                new Remark(
                    State.WARN,
                    target.condition().code(),
                    named(target) + " " + target.condition().words() + "."))
        .toList();
  }

  private static String named(MxTarget target) {
    return target.mx().isNull() ? "the record \"0 .\"" : target.mx().exchange().text();
  }
}
