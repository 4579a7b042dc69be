package sendwell.check;

import sendwell.bimi.BimiRecord;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.DmarcRecord;
import sendwell.dmarc.Reach;
import sendwell.dmarc.TreeWalk;
import sendwell.dns.Dns;
import sendwell.dns.FieldRecord;
import sendwell.dns.Witness;
import sendwell.mail.Domain;

/**
 * Can mailboxes show the sender's logo? (draft-brand-indicators-for-message-identification) Nobody
 * has to have one; so a fault is a warning at most.
 */
public record BimiCheck() implements Check {
  private static final double FLAWED = 0.6;

  @Override
  public Aspect aspect() {
    return Aspect.BIMI;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return judge(subject.domain(), witness).shownBy(witness.evidence());
  }

  private static Finding judge(Domain domain, Dns dns) {
    return switch (BimiRecord.of(domain, dns)) {
      case FieldRecord.Unknown<BimiRecord>(var answer) ->
          Silence.finding(domain, answer, "the BIMI record of " + domain);
      case FieldRecord.Missing<BimiRecord> _ ->
          Finding.notApplicable(
              "bimi_absent", "not used", "%s shows no logo. It need not.".formatted(domain));
      case FieldRecord.Faulty<BimiRecord>(var reason) ->
          Finding.warn(
                  FLAWED,
                  "bimi_faulty",
                  "faulty record",
                  "The BIMI record of %s %s; no logo is shown.".formatted(domain, reason))
              .fixedBy(
                  Fix.words(
                      "Publish one record like \"v=BIMI1; l=https://%s/logo.svg; a=https://%s/logo.pem\" at %s.%s."
                          .formatted(domain, domain, BimiRecord.LABELS, domain)));
      case FieldRecord.Found<BimiRecord>(var record) ->
          record.declines()
              ? Finding.notApplicable(
                  "bimi_declined",
                  "declined",
                  "%s declines to be shown with a logo.".formatted(domain))
              : judge(domain, record, dns);
    };
  }

  private static Finding judge(Domain domain, BimiRecord record, Dns dns) {
    return switch (Discovery.byTreeWalk(TreeWalk.from(domain, dns), dns)) {
      case Discovery.Unknown(var answer) ->
          Silence.finding(domain, answer, "the DMARC record of " + domain);
      case Discovery.None() -> notEnforced(domain, record, "has no DMARC policy");
      case Discovery.Found(var dmarc, _, var reach) -> judge(domain, record, dmarc, reach);
    };
  }

  /** The policy for subdomains must be enforced as well (§3.3). */
  private static Finding judge(Domain domain, BimiRecord record, DmarcRecord dmarc, Reach reach) {
    if (!dmarc.policy(reach).enforced()) {
      return notEnforced(domain, record, "has the DMARC policy " + dmarc.policy(reach));
    }
    if (!dmarc.policy(Reach.SUBDOMAIN).enforced()) {
      return notEnforced(
          domain,
          record,
          "has the DMARC policy " + dmarc.policy(Reach.SUBDOMAIN) + " for its subdomains");
    }
    return record.certificate().isEmpty()
        ? Finding.warn(
                FLAWED,
                "bimi_certificate",
                record.logo(),
                "%s names a logo without a certificate: Gmail and most others do not show it."
                    .formatted(domain))
            .fixedBy(
                Fix.words(
                    "Get a mark certificate (VMC or CMC) for the logo, and name it in the record: \"a=https://%s/logo.pem\"."
                        .formatted(domain)))
        : Finding.pass(
            "bimi_ok", record.logo(), "%s can be shown with its logo.".formatted(domain));
  }

  private static Finding notEnforced(Domain domain, BimiRecord record, String clause) {
    return Finding.warn(
            FLAWED,
            "bimi_dmarc",
            record.logo(),
            "%s %s: mailboxes show a logo only where DMARC is enforced.".formatted(domain, clause))
        .fixedBy(
            Fix.words(
                "Bring the DMARC policy of %s to quarantine or reject, for its subdomains too."
                    .formatted(domain)));
  }
}
