package sendwell.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Evidence;
import sendwell.dns.FieldRecord;
import sendwell.dns.Mx;
import sendwell.dns.Witness;
import sendwell.http.Fetched;
import sendwell.mail.Domain;
import sendwell.mtasts.PolicyHost;
import sendwell.mtasts.StsPolicy;
import sendwell.mtasts.StsPolicy.Mode;
import sendwell.mtasts.StsRecord;

/**
 * Does the domain ask senders for encryption, and can they do as it asks? (RFC 8461) It is about
 * mail to the domain, and nobody has to; so a fault is a warning at most.
 *
 * @param host fetches policies
 * @param time tells when
 */
public record MtaStsCheck(PolicyHost host, InstantSource time) implements Check {
  private static final double FLAWED = 0.6;
  private static final Duration BRIEF = Duration.ofDays(1);

  @Override
  public Aspect aspect() {
    return Aspect.MTA_STS;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    var fetches = new ArrayList<Evidence>();
    Finding finding = judge(subject.domain(), witness, fetches::add);
    return finding.shownBy(Stream.concat(witness.evidence().stream(), fetches.stream()).toList());
  }

  private Finding judge(Domain domain, Dns dns, Consumer<Evidence> fetches) {
    return switch (StsRecord.of(domain, dns)) {
      case FieldRecord.Unknown<StsRecord>(var answer) ->
          Silence.finding(domain, answer, "the MTA-STS record of " + domain);
      case FieldRecord.Missing<StsRecord> _ ->
          Finding.notApplicable(
                  "mta_sts_absent",
                  "not used",
                  "%s does not ask senders for encryption. It need not; it would protect mail to it."
                      .formatted(domain))
              .fixedBy(MtaStsFix.begin(domain, dns));
      case FieldRecord.Faulty<StsRecord>(var reason) ->
          Finding.warn(
                  FLAWED,
                  "mta_sts_record",
                  "faulty record",
                  "The MTA-STS record of %s %s; senders take it for none."
                      .formatted(domain, reason))
              .fixedBy(MtaStsFix.begin(domain, dns));
      case FieldRecord.Found<StsRecord>(var record) -> judge(domain, record, dns, fetches);
    };
  }

  private Finding judge(Domain domain, StsRecord record, Dns dns, Consumer<Evidence> fetches) {
    // A check that asks anew has it looked up anew: the fetch goes where this answer leads.
    dns.addresses(PolicyHost.name(domain));
    Fetched fetched = host.fetch(domain);
    fetches.accept(Fetch.evidence(PolicyHost.url(domain), fetched, time.instant()));
    return switch (PolicyHost.read(fetched)) {
      case PolicyHost.Policy.Unknown(var reason) ->
          Finding.unknown(
              "mta_sts_unknown",
              record.text(),
              "The MTA-STS policy of %s could not be fetched. %s".formatted(domain, reason));
      case PolicyHost.Policy.Faulty(var reason) ->
          Finding.warn(
                  FLAWED,
                  "mta_sts_policy",
                  record.text(),
                  "The MTA-STS policy of %s %s; senders act as if there were none."
                      .formatted(domain, reason))
              .fixedBy(MtaStsFix.begin(domain, dns));
      case PolicyHost.Policy.Found(var policy) -> judge(domain, policy, dns);
    };
  }

  private static Finding judge(Domain domain, StsPolicy policy, Dns dns) {
    if (policy.mode() == Mode.NONE) {
      return Finding.notApplicable(
          "mta_sts_none",
          "mode: none",
          "%s has switched MTA-STS off: its policy says \"mode: none\".".formatted(domain));
    }
    return switch (dns.mx(DomainName.of(domain))) {
      case Answer.Failed<Mx> failed ->
          Silence.finding(domain, failed, "the MX records of " + domain);
      case Answer.Absent<Mx> _ -> matched(domain, policy, List.of(DomainName.of(domain)));
      case Answer.Found<Mx>(var hosts, _) ->
          matched(
              domain,
              policy,
              hosts.stream().filter(mx -> !mx.isNull()).map(Mx::exchange).distinct().toList());
    };
  }

  private static Finding matched(Domain domain, StsPolicy policy, List<DomainName> hosts) {
    List<DomainName> left = hosts.stream().filter(host -> !policy.allows(host)).toList();
    String value = "mode: " + policy.mode();
    return left.isEmpty()
        ? Finding.pass(
                "mta_sts_ok",
                value,
                "%s asks senders for encryption, and its policy names all of its mail hosts."
                    .formatted(domain))
            .remarking(remarks(policy))
        : Finding.warn(
                FLAWED,
                "mta_sts_host",
                value,
                "The MTA-STS policy of %s does not name %s: senders that heed it %s."
                    .formatted(
                        domain,
                        left.stream().map(DomainName::text).collect(Collectors.joining(", ")),
                        policy.mode() == Mode.ENFORCE ? "deliver nothing there" : "report it"))
            .fixedBy(MtaStsFix.add(domain, policy, left))
            .remarking(remarks(policy));
  }

  private static List<Remark> remarks(StsPolicy policy) {
    return Stream.of(testing(policy), brief(policy)).flatMap(Optional::stream).toList();
  }

  private static Optional<Remark> testing(StsPolicy policy) {
    return policy.mode() == Mode.TESTING
        ? Optional.of(
            new Remark(
                State.NOT_APPLICABLE,
                "mta_sts_testing",
                "Its mode is \"testing\": senders report failures and deliver all the same. Once"
                    + " the reports are clean, \"enforce\" protects."))
        : Optional.empty();
  }

  private static Optional<Remark> brief(StsPolicy policy) {
    return policy.maxAge().compareTo(BRIEF) < 0
        ? Optional.of(
            new Remark(
                State.WARN,
                "mta_sts_max_age",
                "Senders forget the policy within a day (max_age %d): weeks are usual."
                    .formatted(policy.maxAge().toSeconds())))
        : Optional.empty();
  }
}
