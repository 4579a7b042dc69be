package sendwell.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.DmarcRecord;
import sendwell.dmarc.Policy;

/** Says what the record means that a domain comes under. */
record DmarcJudge(DmarcSurvey survey, Discovery.Found found) {
  private static final double COST_OF_MONITORING = 0.4;
  private static final double COST_OF_SILENCE = 0.6;
  private static final double COST_OF_NO_POLICY = 0.5;
  private static final double COST_OF_DIFFERENCE = 0.1;
  private static final double LEAST = 0.1;

  Finding finding() {
    if (asked().enforced() && survey.mail() == DmarcSurvey.Mail.UNALIGNED) {
      return refused();
    }
    if (asked().enforced() && survey.mail() == DmarcSurvey.Mail.UNKNOWN) {
      return unknown(
          new Remark(
              State.UNKNOWN,
              "dmarc_alignment_unknown",
              "The name servers did not say whether the signatures of the mail that was seen speak for %s."
                  .formatted(survey.subject().domain())));
    }
    List<DmarcFlaw> flaws =
        Stream.of(policy(), difference(), wording(), reports())
            .flatMap(each -> each)
            .sorted(Comparator.comparingDouble(DmarcFlaw::cost).reversed())
            .toList();
    return flaws.stream().anyMatch(DmarcFlaw::certain)
        ? warned(flaws)
        : flaws.stream().findFirst().map(flaw -> unknown(flaw.remark())).orElseGet(this::passed);
  }

  private Stream<DmarcFlaw> policy() {
    if (asked().enforced()) {
      return DmarcFlaw.none();
    }
    if (!record().sound()) {
      return DmarcFlaw.of(
          COST_OF_NO_POLICY,
          "dmarc_policy_missing",
          "The record has no valid policy; receivers take it for p=none and send reports.",
          Map.of("p", "none"));
    }
    if (record().rua().isEmpty()) {
      return DmarcFlaw.of(
          COST_OF_SILENCE,
          "dmarc_none_unreported",
          "The policy stops nothing (p=none), and nobody is told what happens in the domain's"
              + " name.",
          Map.of("p", "none", "rua", DmarcFix.reports(survey.subject().domain())));
    }
    return DmarcFlaw.of(
        COST_OF_MONITORING,
        "dmarc_none",
        "The policy only watches (p=none): enough for what large receivers ask of senders, but it"
            + " stops no forgery.",
        Map.of("p", "quarantine"));
  }

  /** Whether receivers that have not changed over yet see something else. */
  private Stream<DmarcFlaw> difference() {
    return switch (survey.older()) {
      case Discovery.Unknown(var answer) ->
          DmarcFlaw.unknown(
              "dmarc_older_unknown",
              "The name servers did not say which record old receivers find (%s)."
                  .formatted(answer.reason()));
      case Discovery.None _ -> differing("none at all");
      case Discovery.Found(var record, var at, var reach) -> {
        boolean same =
            survey.newer() instanceof Discovery.Found && record.oldPolicy(reach) == asked();
        yield same
            ? DmarcFlaw.none()
            : differing("%s, by _dmarc.%s".formatted(record.oldPolicy(reach), at));
      }
    };
  }

  private Stream<DmarcFlaw> differing(String old) {
    String newer =
        survey.newer() instanceof Discovery.Found
            ? "%s, by _dmarc.%s".formatted(asked(), found.at())
            : "none at all";
    return DmarcFlaw.of(
        COST_OF_DIFFERENCE,
        "dmarc_differs",
        "New receivers see the policy %s (RFC 9989), old ones %s (RFC 7489).".formatted(newer, old),
        Map.of());
  }

  private Stream<DmarcFlaw> wording() {
    return new DmarcWording(found).flaws();
  }

  private Stream<DmarcFlaw> reports() {
    return survey.destinations().stream()
        .flatMap(destination -> new DmarcReports(found.at(), destination).flaws());
  }

  private Finding warned(List<DmarcFlaw> flaws) {
    double cost = flaws.stream().mapToDouble(DmarcFlaw::cost).sum();
    double credit = Math.max(LEAST, Math.round((1 - cost) * 100) / 100.0);
    Remark worst = flaws.getFirst().remark();
    return Finding.warn(credit, worst.code(), record().text(), worst.text())
        .remarking(flaws.stream().skip(1).map(DmarcFlaw::remark).toList())
        .fixedBy(new DmarcRemedy(survey.subject().domain(), found).of(flaws));
  }

  private Finding unknown(Remark remark) {
    return Finding.unknown(remark.code(), record().text(), remark.text());
  }

  private Finding passed() {
    boolean seen = survey.mail() == DmarcSurvey.Mail.ALIGNED;
    List<Remark> remarks =
        record().rua().isEmpty()
            ? List.of(
                new Remark(
                    State.PASS,
                    "dmarc_unreported",
                    "Nobody is told what happens in the domain's name: rua= would ask for"
                        + " reports."))
            : List.of();
    return Finding.pass(
            "dmarc_enforced",
            record().text(),
            "Receivers %s mail that only pretends to come from %s."
                .formatted(
                    asked() == Policy.REJECT ? "refuse" : "put aside", survey.subject().domain()))
        .remarking(remarks)
        .as(seen ? Confidence.CONFIRMED : Confidence.RECORD_ONLY);
  }

  /** The policy hits the owner: receivers do to real mail what is meant for forgeries. */
  private Finding refused() {
    return Finding.fail(
            "dmarc_unaligned",
            record().text(),
            "The policy p=%s hits the domain's own mail: neither its signatures nor its Return-Path belong to %s."
                .formatted(asked(), survey.subject().domain()))
        .fixedBy(
            Fix.words(
                "Have the mail signed as %s before anything else. %s"
                    .formatted(
                        survey.subject().domain(),
                        survey.subject().host().map(Platform::dkimHelp).orElse(""))
                    .strip()));
  }

  private Policy asked() {
    return record().asked(found.reach());
  }

  private DmarcRecord record() {
    return found.record();
  }
}
