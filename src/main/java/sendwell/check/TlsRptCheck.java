package sendwell.check;

import sendwell.dns.Dns;
import sendwell.dns.FieldRecord;
import sendwell.dns.Witness;
import sendwell.mail.Domain;
import sendwell.tlsrpt.TlsRptRecord;

/**
 * Does the domain ask for reports about failed encryption, and can they arrive? (RFC 8460) Nobody
 * has to; so a fault is a warning at most.
 */
public record TlsRptCheck() implements Check {
  private static final double FLAWED = 0.6;

  @Override
  public Aspect aspect() {
    return Aspect.TLS_RPT;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return judge(subject.domain(), TlsRptRecord.of(subject.domain(), witness))
        .shownBy(witness.evidence());
  }

  private static Finding judge(Domain domain, FieldRecord<TlsRptRecord> found) {
    return switch (found) {
      case FieldRecord.Unknown<TlsRptRecord>(var answer) ->
          Silence.finding(domain, answer, "the TLS reporting record of " + domain);
      case FieldRecord.Missing<TlsRptRecord> _ ->
          Finding.notApplicable(
                  "tls_rpt_absent",
                  "not used",
                  "%s does not ask for reports about failed encryption. It need not."
                      .formatted(domain))
              .fixedBy(proposal(domain));
      case FieldRecord.Faulty<TlsRptRecord>(var reason) ->
          Finding.warn(
                  FLAWED,
                  "tls_rpt_faulty",
                  "faulty record",
                  "The TLS reporting record of %s %s; senders take it for none."
                      .formatted(domain, reason))
              .fixedBy(proposal(domain));
      case FieldRecord.Found<TlsRptRecord>(var record) ->
          Finding.pass(
              "tls_rpt_ok",
              record.text(),
              "Reports about failed encryption go to %s."
                  .formatted(String.join(", ", record.destinations())));
    };
  }

  private static Fix proposal(Domain domain) {
    return Fix.publish(
        "Publish where reports go, as the only such record.",
        TlsRptRecord.LABELS + "." + domain,
        "TXT",
        "v=TLSRPTv1; rua=mailto:tls-reports@" + domain);
  }
}
