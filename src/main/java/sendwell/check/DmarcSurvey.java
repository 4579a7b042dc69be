package sendwell.check;

import java.util.List;
import sendwell.check.Subject.Selector;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.DmarcLookup;
import sendwell.dmarc.Identifiers;
import sendwell.dmarc.Identifiers.Aligned;
import sendwell.dmarc.ReportDestination;
import sendwell.dmarc.TreeWalk;
import sendwell.dns.Dns;
import sendwell.mail.PublicSuffixes;

/**
 * What there is to know about a domain's DMARC.
 *
 * @param own what is at the place where the domain's own record should be
 * @param newer the record that receivers find who follow RFC 9989
 * @param older the record that receivers find who follow RFC 7489
 * @param destinations who is to get reports
 * @param mail whether mail that was seen speaks for the domain
 */
record DmarcSurvey(
    Subject subject,
    DmarcLookup own,
    Discovery newer,
    Discovery older,
    List<ReportDestination> destinations,
    Mail mail) {
  // Each costs some questions, and receivers need not report to more than two.
  private static final int DESTINATIONS_MOST = 5;

  /** What real mail tells. */
  enum Mail {
    /** It carries a signature that is aligned with the domain. */
    ALIGNED,
    /** Neither its signatures nor its Return-Path are. */
    UNALIGNED,
    /** None was seen, or it may have passed by SPF. */
    UNSEEN,
    /** The name servers did not say what belongs together. */
    UNKNOWN
  }

  static DmarcSurvey of(Subject subject, PublicSuffixes suffixes, Dns dns) {
    TreeWalk walk = TreeWalk.from(subject.domain(), dns);
    Discovery newer = Discovery.byTreeWalk(walk, dns);
    Discovery older = Discovery.byPublicSuffixes(subject.domain(), suffixes, dns);
    return new DmarcSurvey(
        subject,
        walk.steps().getFirst().lookup(),
        newer,
        older,
        destinations(either(newer, older), dns),
        mail(subject, new Identifiers(dns, suffixes)));
  }

  /** The record that counts. */
  Discovery discovery() {
    return either(newer, older);
  }

  /** The other one does only where this one finds nothing at all. */
  private static Discovery either(Discovery newer, Discovery older) {
    return newer instanceof Discovery.None ? older : newer;
  }

  private static List<ReportDestination> destinations(Discovery discovery, Dns dns) {
    return discovery instanceof Discovery.Found(var record, var at, _)
        ? record.rua().stream()
            .flatMap(uri -> uri.destination().stream())
            .distinct()
            .limit(DESTINATIONS_MOST)
            .map(host -> ReportDestination.of(host, at, dns))
            .toList()
        : List.of();
  }

  private static Mail mail(Subject subject, Identifiers identifiers) {
    if (subject.selectors().isEmpty()) {
      return Mail.UNSEEN;
    }
    List<Aligned> signatures =
        subject.selectors().stream()
            .map(Selector::domain)
            .distinct()
            .map(signer -> identifiers.dkim(subject.domain(), signer))
            .toList();
    if (signatures.contains(Aligned.YES)) {
      return Mail.ALIGNED;
    }
    return switch (identifiers.spf(subject.domain(), subject.returnPath())) {
      case YES -> Mail.UNSEEN;
      case NO -> signatures.contains(Aligned.UNKNOWN) ? Mail.UNKNOWN : Mail.UNALIGNED;
      case UNKNOWN -> Mail.UNKNOWN;
    };
  }
}
