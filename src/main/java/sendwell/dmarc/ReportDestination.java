package sendwell.dmarc;

import java.net.InetAddress;
import java.util.List;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/**
 * A domain that reports should go to (RFC 9990 §4): whether they will be sent, and arrive.
 *
 * @param host takes the mail
 * @param consent whether it wants the reports; nobody shall be flooded with those of others
 * @param mail whether it takes mail at all
 */
public record ReportDestination(Domain host, Consent consent, Reachable mail) {
  /** Whether a domain wants reports about another one. */
  public enum Consent {
    /** It belongs to the same organization. */
    NOT_NEEDED,
    /** It says so. */
    GIVEN,
    /** It does not say so: reporters send nothing. */
    MISSING,
    /** A name server did not answer. */
    UNKNOWN
  }

  /** Whether a domain takes mail. */
  public enum Reachable {
    /** It has hosts for it, or an address of its own. */
    YES,
    /** It has neither, or says that it takes none (RFC 7505). */
    NO,
    /** A name server did not answer. */
    UNKNOWN
  }

  /** Looks at a destination. Waits for name servers. */
  public static ReportDestination of(Domain host, Domain policy, Dns dns) {
    dns.prefetch(TreeWalk.questions(host));
    dns.prefetch(List.of(new Question<>(DomainName.of(host), RecordType.MX)));
    return new ReportDestination(host, consent(host, policy, dns), reachable(host, dns));
  }

  /**
   * Where a destination publishes that it wants reports about a domain.
   *
   * @throws IllegalArgumentException if the two are too long together
   */
  public static DomainName consentName(Domain host, Domain policy) {
    return DomainName.of(host).child(policy + "._report._dmarc");
  }

  private static Consent consent(Domain host, Domain policy, Dns dns) {
    if (host.equals(policy)) {
      return Consent.NOT_NEEDED;
    }
    var own = TreeWalk.from(policy, dns).organization();
    var other = TreeWalk.from(host, dns).organization();
    if (own instanceof TreeWalk.Organization.At(var one)
        && other instanceof TreeWalk.Organization.At(var two)) {
      return one.equals(two) ? Consent.NOT_NEEDED : published(host, policy, dns);
    }
    return Consent.UNKNOWN;
  }

  private static Consent published(Domain host, Domain policy, Dns dns) {
    DomainName name;
    try {
      name = consentName(host, policy);
    } catch (IllegalArgumentException e) {
      return Consent.MISSING; // nobody can ask
    }
    return switch (dns.txt(name)) {
      case Answer.Found<Txt>(var texts, _) ->
          texts.stream().anyMatch(text -> DmarcRecord.parse(text.text()).isPresent())
              ? Consent.GIVEN
              : Consent.MISSING;
      case Answer.Absent<Txt> _ -> Consent.MISSING;
      case Answer.Failed<Txt> _ -> Consent.UNKNOWN;
    };
  }

  private static Reachable reachable(Domain host, Dns dns) {
    DomainName name = DomainName.of(host);
    return switch (dns.mx(name)) {
      case Answer.Found<Mx>(var hosts, _) ->
          hosts.stream().allMatch(Mx::isNull) ? Reachable.NO : Reachable.YES;
      case Answer.Failed<Mx> _ -> Reachable.UNKNOWN;
      case Answer.Absent<Mx> _ ->
          switch (dns.addresses(name)) { // the implicit MX (RFC 5321 §5.1)
            case Answer.Found<InetAddress> _ -> Reachable.YES;
            case Answer.Absent<InetAddress> _ -> Reachable.NO;
            case Answer.Failed<InetAddress> _ -> Reachable.UNKNOWN;
          };
    };
  }
}
