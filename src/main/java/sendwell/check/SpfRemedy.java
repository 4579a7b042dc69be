package sendwell.check;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.spf.Branch;
import sendwell.spf.Draft;
import sendwell.spf.Published;
import sendwell.spf.Record;
import sendwell.spf.Result;
import sendwell.spf.Spf;
import sendwell.spf.Term;

/**
 * Finds a record that is better than the published one: changes that step by step, and shows it to
 * the judge after each. Only what the judge has nothing against is offered.
 *
 * @param survey of the published record
 * @param dns tells what the record leads to
 */
record SpfRemedy(SpfSurvey survey, Dns dns, InstantSource time) {
  /** More changes than this make another record of it. */
  private static final int STEPS_MOST = 20;

  /** What to do about a finding, if anything can be done. */
  Optional<Fix> against(Finding finding) {
    return switch (finding.state()) {
      case PASS, UNKNOWN, NOT_APPLICABLE -> Optional.empty();
      case WARN, FAIL -> Optional.ofNullable(finding.fix()).or(() -> Optional.of(fix(finding)));
    };
  }

  private Fix fix(Finding finding) {
    if (!survey.isOurs()) {
      return Fix.words(
          "The record is that of %s, which sends for you: ask them to mend it, or set a Return-Path of your own up there."
              .formatted(survey.domain()));
    }
    return better().map(this::publish).orElseGet(() -> words(finding));
  }

  private Optional<Draft> better() {
    SpfEditor editor = editor();
    Draft draft = beginning(editor);
    for (int step = 0; step < STEPS_MOST; step++) {
      SpfSurvey tried = tried(draft);
      State state = SpfJudge.of(tried).state();
      if (state == State.PASS || state == State.UNKNOWN) {
        return Optional.of(draft).filter(it -> !it.text().equals(survey.value()));
      }
      Draft improved = editor.improved(draft, tried);
      if (improved.equals(draft)) {
        return Optional.empty();
      }
      draft = improved;
    }
    return Optional.empty();
  }

  /** What works is not given up for room; what does not work is lost already. */
  private SpfEditor editor() {
    boolean tooDear = survey.tree().lookups() > Spf.LOOKUPS_MOST;
    return new SpfEditor(survey.subject(), tooDear, dns, time);
  }

  private SpfSurvey tried(Draft draft) {
    var name = DomainName.of(survey.subject().returnPath());
    var proposed = new ProposedDns(dns, name, Txt.of(draft.text()));
    return SpfSurvey.of(survey.subject(), proposed, time);
  }

  private Draft beginning(SpfEditor editor) {
    return switch (survey.tree().published()) {
      case Published.None _, Published.Unknown _ -> meant().orElseGet(editor::starter);
      case Published.Several(var records) -> Draft.merging(records);
      case Published.One(var record) -> Draft.of(record);
    };
  }

  /** The record that somebody tried to publish. */
  private Optional<Draft> meant() {
    return survey.lookalikes().stream()
        .map(text -> text.replaceAll("[\\s\"']+", " ").strip())
        .filter(Record::isSpf)
        .map(text -> Draft.of(Record.parse(text)))
        .findFirst();
  }

  private Fix publish(Draft draft) {
    var text = new ArrayList<String>();
    text.add(
        switch (survey.tree().published()) {
          case Published.None _, Published.Unknown _ ->
              "Publish this TXT record at %s.".formatted(survey.domain());
          case Published.One _ ->
              "Put this TXT record in place of the one of %s that begins with v=spf1."
                  .formatted(survey.domain());
          case Published.Several(var records) ->
              "Put this TXT record in place of the %d of %s that begin with v=spf1."
                  .formatted(records.size(), survey.domain());
        });
    text.addAll(changes(draft));
    if (survey.tree().published() instanceof Published.None) {
      survey.lookalikes().stream()
          .map("Delete the one that is \"%s\"."::formatted)
          .forEach(text::add);
    }
    if (survey.hasSenderId()) {
      text.add("Delete the one that begins with spf2.0.");
    }
    if (survey.trials().stream().anyMatch(SpfRemedy::isDoubtful)) {
      text.add("A test message shows for certain where mail leaves from: send one first.");
    }
    return Fix.publish(String.join(" ", text), survey.domain(), "TXT", draft.text());
  }

  private static boolean isDoubtful(SpfTrial trial) {
    return trial.source() == SpfTrial.Source.ASSUMED && trial.verdict().result() != Result.PASS;
  }

  /** What is different, and what to think about before it is published. */
  private List<String> changes(Draft draft) {
    if (!(survey.tree().published() instanceof Published.One(var record))) {
      return List.of();
    }
    List<String> before = List.of(record.text().split(" +"));
    List<String> after = List.of(draft.text().split(" +"));
    var changes = new ArrayList<String>();
    changes.add(sentence("It leaves out", before, after));
    changes.add(sentence("It adds", after, before));
    lost(record, after).map(SpfRemedy::loss).forEach(changes::add);
    changes.removeIf(String::isEmpty);
    return changes;
  }

  /** The services in order that were left out to save look-ups. */
  private Stream<Branch> lost(Record record, List<String> after) {
    SpfEditor editor = editor();
    List<Term> again = new SpfWording(record, survey.tree()).duplicated();
    Optional<Term> everybody = survey.tree().everybody();
    return survey.tree().branches().stream()
        .filter(branch -> !after.contains(branch.term().text()) && editor.isUnused(branch))
        .filter(branch -> !SpfEditor.isFaulty(branch))
        .filter(branch -> !again.contains(branch.term()))
        .filter(branch -> everybody.filter(branch.term()::equals).isEmpty());
  }

  private static String loss(Branch branch) {
    return "%s costs %d of the look-ups, and no address that your mail is known to leave from needs it: if you use that service, keep it and leave out another."
        .formatted(branch.term().text(), branch.lookups());
  }

  private static String sentence(String beginning, List<String> some, List<String> others) {
    String terms =
        some.stream().filter(term -> !others.contains(term)).collect(Collectors.joining(" "));
    return terms.isEmpty() ? "" : beginning + " " + terms + ".";
  }

  private Fix words(Finding finding) {
    return Fix.words(
        switch (finding.code()) {
          case "spf_sender_id" ->
              "Delete the TXT record of %s that begins with spf2.0.".formatted(survey.domain());
          case "spf_many_lookups", "spf_too_many_lookups" ->
              "Leave out what you do not use: %s. With at most %d look-ups there is room for changes at the services."
                  .formatted(new SpfCosts(survey.tree()).bill(), SpfCosts.LOOKUPS_GOOD);
          case "spf_long" ->
              "Move ip4 and ip6 terms into a record of their own, for example that of _spf.%s, and put include:_spf.%s in their place."
                  .formatted(survey.domain(), survey.domain());
          case "spf_missing", "spf_nobody" ->
              "Publish v=spf1 ip4:ADDRESS ~all as a TXT record at %s, with the addresses that you send from."
                  .formatted(survey.domain());
          default ->
              "The fault is not in the record of %s but in one that it needs: tell those who publish that."
                  .formatted(survey.domain());
        });
  }
}
