package sendwell.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.DmarcRecord;
import sendwell.dmarc.Policy;
import sendwell.dmarc.Reach;
import sendwell.dmarc.ReportUri;

/** What could be better about the words of a record. */
record DmarcWording(Discovery.Found found) {
  private static final double SMALL = 0.1;
  private static final double LARGE = 0.2;
  private static final int DESTINATIONS_MOST = 2;

  Stream<DmarcFlaw> flaws() {
    return Stream.of(testing(), subdomains(), historic(), faulty(), destinations())
        .flatMap(each -> each);
  }

  private Stream<DmarcFlaw> testing() {
    return record().testing() && asked().enforced()
        ? DmarcFlaw.of(
            LARGE,
            "dmarc_testing",
            "The policy is marked as a test (t=y): new receivers apply p=%s."
                .formatted(record().policy(found.reach())),
            Map.of("t", ""))
        : DmarcFlaw.none();
  }

  private Stream<DmarcFlaw> subdomains() {
    Policy below = record().asked(Reach.SUBDOMAIN);
    return found.reach() == Reach.ITSELF && below.compareTo(asked()) < 0
        ? DmarcFlaw.of(
            SMALL,
            "dmarc_subdomains",
            "Mail in the name of a subdomain comes under a milder policy (sp=%s).".formatted(below),
            Map.of("sp", ""))
        : DmarcFlaw.none();
  }

  private Stream<DmarcFlaw> historic() {
    List<String> historic = new ArrayList<>(record().historic());
    if (record().rua().stream().anyMatch(ReportUri::sized)) {
      historic.add("!size");
    }
    String part =
        asked().enforced() && record().oldPercentage() < 100
            ? " Old ones apply the policy to %d %% of the mail.".formatted(record().oldPercentage())
            : "";
    return historic.isEmpty()
        ? DmarcFlaw.none()
        : DmarcFlaw.of(
            SMALL,
            "dmarc_historic",
            "New receivers no longer know %s (RFC 9989).%s"
                .formatted(String.join(", ", historic), part),
            Map.of());
  }

  private Stream<DmarcFlaw> faulty() {
    List<String> faulty = record().faulty();
    return faulty.isEmpty() || !record().sound()
        ? DmarcFlaw.none()
        : DmarcFlaw.of(
            SMALL,
            "dmarc_faulty",
            "Receivers cannot read %s.".formatted(String.join(", ", faulty)),
            Map.of());
  }

  private Stream<DmarcFlaw> destinations() {
    List<ReportUri> rua = record().rua();
    return rua.size() <= DESTINATIONS_MOST
        ? DmarcFlaw.none()
        : DmarcFlaw.of(
            SMALL,
            "dmarc_many_destinations",
            "Reports should go to %d addresses; receivers need not send more than %d."
                .formatted(rua.size(), DESTINATIONS_MOST),
            Map.of(
                "rua",
                rua.stream()
                    .limit(DESTINATIONS_MOST)
                    .map(ReportUri::uri)
                    .collect(Collectors.joining(","))));
  }

  private Policy asked() {
    return record().asked(found.reach());
  }

  private DmarcRecord record() {
    return found.record();
  }
}
