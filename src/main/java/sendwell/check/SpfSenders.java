package sendwell.check;

import java.util.stream.Stream;
import sendwell.spf.Result;
import sendwell.spf.Spf;

/** Whether those who send may, and others may not. */
record SpfSenders(SpfSurvey survey) {
  Stream<SpfIssue> issues() {
    return Stream.of(everybody(), platformUnknown(), survey.trials().stream().flatMap(this::trial))
        .flatMap(each -> each);
  }

  private Stream<SpfIssue> everybody() {
    return survey.tree().everybody().stream()
        .flatMap(
            term ->
                SpfIssue.of(
                    State.FAIL,
                    "spf_everybody",
                    "Everybody may send as %s: %s lets all the world pass."
                        .formatted(survey.domain(), term.text())));
  }

  private Stream<SpfIssue> platformUnknown() {
    return survey.probe().failure().stream()
        .flatMap(
            why ->
                SpfIssue.of(
                    State.UNKNOWN,
                    "spf_platform_unknown",
                    "Where %s sends from is not known: %s.".formatted(survey.platform(), why)));
  }

  private Stream<SpfIssue> trial(SpfTrial trial) {
    String ip = trial.client().address();
    String why = trial.verdict().evaluation().why();
    if (!trial.verdict().doubts().isEmpty()) {
      return of(
          trial,
          State.UNKNOWN,
          "spf_unknown",
          "Whether mail from %s passes depends on %s, which nobody knows."
              .formatted(ip, String.join(", ", trial.verdict().doubts())));
    }
    return switch (trial.verdict().result()) {
      case PASS -> SpfIssue.none();
      case TEMPERROR ->
          of(
              trial,
              State.UNKNOWN,
              "spf_include_unknown",
              "Whether mail from %s passes is not known: %s.".formatted(ip, why));
      case PERMERROR, NONE ->
          of(
              trial,
              State.FAIL,
              code(trial),
              "Receivers cannot follow the record for mail from %s, and use nothing of it: %s."
                  .formatted(ip, why));
      case FAIL, SOFTFAIL, NEUTRAL ->
          survey.tree().admitsAnybody() ? refused(trial, ip) : nobody(trial);
    };
  }

  private static String code(SpfTrial trial) {
    if (trial.verdict().lookups() > Spf.LOOKUPS_MOST) {
      return "spf_too_many_lookups";
    }
    return trial.verdict().voids() > Spf.VOIDS_MOST ? "spf_too_many_voids" : "spf_permerror";
  }

  private Stream<SpfIssue> nobody(SpfTrial trial) {
    return SpfIssue.of(
        refusal(trial),
        "spf_nobody",
        "Nobody may send as %s: SPF says \"%s\" of every address."
            .formatted(survey.domain(), trial.verdict().result().word()));
  }

  private Stream<SpfIssue> refused(SpfTrial trial, String ip) {
    String says = "SPF says \"%s\"".formatted(trial.verdict().result().word());
    return switch (trial.source()) {
      case SEEN, ANY ->
          of(
              trial,
              refusal(trial),
              "spf_not_authorized",
              "Mail leaves from %s, and %s of that address.".formatted(ip, says));
      case ASSUMED ->
          of(
              trial,
              State.WARN,
              "spf_sender_unconfirmed",
              "If mail leaves from %s, as it seems, it does not pass: %s of that address."
                  .formatted(ip, says));
      case PLATFORM ->
          of(
              trial,
              State.WARN,
              "spf_sender_unconfirmed",
              "Mail that leaves through %s does not pass: %s of %s, one of its addresses."
                  .formatted(survey.platform(), says, ip));
    };
  }

  /** How bad it is not to pass: with a signature of the domain, DMARC passes all the same. */
  private State refusal(SpfTrial trial) {
    return trial.verdict().result() == Result.FAIL || !survey.isSigned() ? State.FAIL : State.WARN;
  }

  private static Stream<SpfIssue> of(SpfTrial trial, State state, String code, String text) {
    return switch (trial.source()) {
      case SEEN, ANY -> SpfIssue.of(state, code, text);
      case ASSUMED, PLATFORM -> SpfIssue.assumed(state, code, text);
    };
  }
}
