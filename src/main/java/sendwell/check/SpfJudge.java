package sendwell.check;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;
import sendwell.spf.Published;
import sendwell.spf.Record;
import sendwell.spf.Spf;

/** Says what a survey means. The worst thing found is the verdict, the others are remarks. */
record SpfJudge(SpfSurvey survey) {
  private static final double WARN_CREDIT = 0.6;
  private static final List<State> WORST_FIRST =
      List.of(State.FAIL, State.UNKNOWN, State.WARN, State.PASS);

  /** The finding, without a fix. */
  static Finding of(SpfSurvey survey) {
    return survey.tree().published() instanceof Published.Unknown(var fault, var reason)
        ? Silence.finding(
            survey.subject().returnPath(), fault, reason, "the SPF record of " + survey.domain())
        : new SpfJudge(survey).finding();
  }

  private Finding finding() {
    List<SpfIssue> issues =
        Stream.concat(published(), senderId())
            .distinct()
            .sorted(Comparator.comparingInt(issue -> WORST_FIRST.indexOf(issue.state())))
            .toList();
    List<Remark> remarks = issues.stream().map(SpfIssue::remark).toList();
    return issues.isEmpty() || issues.getFirst().state() == State.PASS
        ? passed().remarking(remarks)
        : worst(issues.getFirst()).remarking(remarks.subList(1, remarks.size()));
  }

  private Stream<SpfIssue> published() {
    return switch (survey.tree().published()) {
      case Published.Unknown _ -> SpfIssue.none(); // there is nothing to look at
      case Published.None _ -> missing();
      case Published.Several(var records) ->
          SpfIssue.of(
              State.FAIL,
              "spf_multiple",
              "%s has %d SPF records, and receivers use none of them."
                  .formatted(survey.domain(), records.size()));
      case Published.One(var record) when !record.isValid() -> errors(record);
      case Published.One(var record) ->
          Stream.of(
                  new SpfSenders(survey).issues(),
                  new SpfCosts(survey.tree()).issues(),
                  new SpfWording(record, survey.tree()).issues())
              .flatMap(each -> each);
    };
  }

  private Stream<SpfIssue> missing() {
    var lookalikes =
        survey.lookalikes().stream()
            .flatMap(
                text ->
                    SpfIssue.of(
                        State.WARN,
                        "spf_lookalike",
                        "\"%s\" is no SPF record: it has to begin with exactly v=spf1 and a blank."
                            .formatted(text)));
    return Stream.concat(
        SpfIssue.of(
            State.FAIL,
            "spf_missing",
            "%s has no SPF record: receivers cannot tell its mail from forgeries."
                .formatted(survey.domain())),
        lookalikes);
  }

  private static Stream<SpfIssue> errors(Record record) {
    return record.errors().stream()
        .flatMap(
            error ->
                SpfIssue.of(
                    State.FAIL,
                    "spf_syntax",
                    "The record has an error at character %d (%s), and receivers use nothing of it: %s"
                        .formatted(error.at() + 1, error.excerpt(record.text()), error.problem())));
  }

  private Stream<SpfIssue> senderId() {
    return survey.hasSenderId()
        ? SpfIssue.of(
            State.WARN,
            "spf_sender_id",
            "There is a Sender ID record (spf2.0) too, which receivers gave up years ago.")
        : SpfIssue.none();
  }

  private Finding worst(SpfIssue issue) {
    Remark remark = issue.remark();
    return new Finding(
        remark.state(),
        remark.state() == State.WARN ? WARN_CREDIT : 0,
        remark.code(),
        survey.value(),
        remark.text(),
        List.of(),
        null,
        issue.confidence(),
        List.of());
  }

  private Finding passed() {
    List<SpfTrial> trials = survey.trials();
    boolean seen = trials.stream().allMatch(each -> each.source() == SpfTrial.Source.SEEN);
    String mail =
        trials.isEmpty()
            ? "The record is valid; where mail leaves from is not known."
            : "Mail that leaves %s passes.".formatted(origins(trials));
    return Finding.pass(
            "spf_valid",
            survey.value(),
            "%s A check needs %d of %d look-ups."
                .formatted(mail, survey.tree().lookups(), Spf.LOOKUPS_MOST))
        .as(
            trials.isEmpty()
                ? Confidence.RECORD_ONLY
                : seen ? Confidence.CONFIRMED : Confidence.ASSUMED);
  }

  private String origins(List<SpfTrial> trials) {
    return trials.getFirst().source() == SpfTrial.Source.PLATFORM
        ? "through " + survey.platform()
        : trials.stream()
            .map(each -> each.client().address())
            .collect(Collectors.joining(", ", "from ", ""));
  }
}
