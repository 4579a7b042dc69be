package sendwell.check;

import java.util.stream.Stream;
import sendwell.dmarc.ReportDestination;
import sendwell.mail.Domain;

/**
 * Whether reports come to those who should get them.
 *
 * @param policy the domain that publishes the record
 */
record DmarcReports(Domain policy, ReportDestination destination) {
  private static final double COST = 0.1;

  Stream<DmarcFlaw> flaws() {
    return Stream.concat(consent(), mail());
  }

  private Stream<DmarcFlaw> consent() {
    Domain host = destination.host();
    return switch (destination.consent()) {
      case NOT_NEEDED, GIVEN -> DmarcFlaw.none();
      case UNKNOWN ->
          DmarcFlaw.unknown(
              "dmarc_report_unknown",
              "The name servers did not say whether %s takes reports about %s."
                  .formatted(host, policy));
      case MISSING ->
          DmarcFlaw.elsewhere(
              COST,
              "dmarc_report_refused",
              "Reports will not be sent: %s does not say that it takes those about %s."
                  .formatted(host, policy),
              consent(host));
    };
  }

  private Fix consent(Domain host) {
    String name = "%s._report._dmarc.%s".formatted(policy, host);
    return name.length() > 253
        ? Fix.words("Let reports go to an address of the domain itself.")
        : Fix.publish(
            "The owner of %s has to publish this TXT record; else name another address in rua=."
                .formatted(host),
            name,
            "TXT",
            "v=DMARC1");
  }

  private Stream<DmarcFlaw> mail() {
    Domain host = destination.host();
    return switch (destination.mail()) {
      case YES -> DmarcFlaw.none();
      case UNKNOWN ->
          DmarcFlaw.unknown(
              "dmarc_report_unknown",
              "The name servers did not say whether %s takes mail.".formatted(host));
      case NO ->
          DmarcFlaw.elsewhere(
              COST,
              "dmarc_report_undeliverable",
              "Reports cannot arrive: %s takes no mail.".formatted(host),
              Fix.words("Name an address in rua= that takes mail."));
    };
  }
}
