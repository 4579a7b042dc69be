package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sendwell.check.Finding.Remark;

class JudgementTest {
  private static final Finding PASS = Finding.pass("good", "v=spf1 mx ~all", "It is good.");
  private static final Finding WARN = Finding.warn(.6, "meh", "v=spf1 ?all", "It could be better.");
  private static final Finding FAIL = Finding.fail("bad", "", "It is bad.");
  private static final Finding UNKNOWN = Finding.unknown("silent", "", "Nobody knows.");

  private Instant now = Instant.parse("2026-11-03T14:00:00Z");
  private Report report = Report.EMPTY;

  private Kept find(Finding finding) {
    report = report.after(Map.of(Aspect.SPF, finding), now);
    return report.of(Aspect.SPF).orElseThrow();
  }

  private Kept later(Duration pause, Finding finding) {
    now = now.plus(pause);
    return find(finding);
  }

  @Test
  void aFaultReplacesSomethingBetterOnlyAfterASecondLook() {
    find(PASS);
    var seenOnce = later(Duration.ofHours(6), FAIL);
    assertThat(seenOnce)
        .returns(PASS, Kept::finding)
        .returns(FAIL, Kept::suspect)
        .returns(now, Kept::suspectSince);
    assertThat(later(Duration.ofSeconds(59), FAIL).finding()).isEqualTo(PASS);
    assertThat(later(Duration.ofSeconds(1), FAIL))
        .returns(FAIL, Kept::finding)
        .returns(null, Kept::suspect);
  }

  @Test
  void aFaultThatWasAccidentIsForgotten() {
    find(WARN);
    later(Duration.ofHours(6), FAIL);
    assertThat(later(Duration.ofMinutes(1), WARN))
        .returns(WARN, Kept::finding)
        .returns(null, Kept::suspect);
    assertThat(later(Duration.ofMinutes(1), FAIL).finding()).isEqualTo(WARN);
  }

  @Test
  void silenceBetweenTheTwoLooksNeitherConfirmsNorForgets() {
    find(PASS);
    later(Duration.ofHours(6), FAIL);
    assertThat(later(Duration.ofMinutes(1), UNKNOWN))
        .returns(PASS, Kept::finding)
        .returns(FAIL, Kept::suspect);
    assertThat(later(Duration.ofMinutes(1), FAIL).finding()).isEqualTo(FAIL);
  }

  @Test
  void aFaultIsNotGoneWhileThoseWhoFoundItSayNothing() {
    var listed = FAIL.accusedBy(List.of("one", "two"));
    find(listed);
    var since = now.plus(Duration.ofHours(1));

    assertThat(later(Duration.ofHours(1), PASS.unheard(List.of("two", "three"))))
        .returns(listed, Kept::finding)
        .returns(since, Kept::staleSince);
    assertThat(later(Duration.ofHours(1), PASS.unheard(List.of("three"))).finding().state())
        .isEqualTo(State.PASS);
  }

  @Test
  void afterADayOfThatTheOthersDecide() {
    find(FAIL.accusedBy(List.of("one")));
    later(Duration.ofHours(1), PASS.unheard(List.of("one")));
    assertThat(later(Duration.ofHours(23), PASS.unheard(List.of("one"))).finding().state())
        .isEqualTo(State.FAIL);
    assertThat(later(Duration.ofHours(1), PASS.unheard(List.of("one"))).finding().state())
        .isEqualTo(State.PASS);
  }

  @Test
  void aSecondListingCountsAlthoughTheFirstListSaysNothing() {
    find(WARN.accusedBy(List.of("one")));
    later(Duration.ofHours(1), FAIL.accusedBy(List.of("two")).unheard(List.of("one")));
    assertThat(
            later(Duration.ofMinutes(1), FAIL.accusedBy(List.of("two")).unheard(List.of("one")))
                .finding()
                .state())
        .isEqualTo(State.FAIL);
  }

  @Test
  void theFirstFaultOfANewDomainNeedsNoSecondLook() {
    assertThat(find(FAIL).finding()).isEqualTo(FAIL);
  }

  @Test
  void whatIsWellAgainIsSoAtOnce() {
    find(FAIL);
    assertThat(later(Duration.ofSeconds(1), PASS)).returns(PASS, Kept::finding);
  }

  @Test
  void whatIsNotKnownIsToldAsTheLatestLookHasIt() {
    var known = new Remark(State.WARN, "odd", "It is odd.");
    find(PASS.remarking(List.of(known, new Remark(State.UNKNOWN, "one_silent", "One is silent."))));
    var silent = new Remark(State.UNKNOWN, "all_silent", "All are silent.");
    var good = new Remark(State.PASS, "nice", "The rest is good.");
    var stale = later(Duration.ofHours(6), UNKNOWN.remarking(List.of(silent, good)));
    assertThat(stale.finding()).isEqualTo(PASS.remarking(List.of(known, silent)));
  }

  @Test
  void silenceLeavesTheLastFindingForADay() {
    find(PASS);
    var stale = later(Duration.ofHours(6), UNKNOWN);
    assertThat(stale).returns(PASS, Kept::finding).returns(now, Kept::staleSince);
    assertThat(later(Duration.ofHours(23), UNKNOWN).finding()).isEqualTo(PASS);
    assertThat(later(Duration.ofHours(1), UNKNOWN).finding()).isEqualTo(UNKNOWN);
  }

  @Test
  void anAnswerEndsTheSilence() {
    find(PASS);
    later(Duration.ofHours(6), UNKNOWN);
    assertThat(later(Duration.ofHours(1), PASS)).returns(null, Kept::staleSince);
  }

  @Test
  void theSameVerdictKeepsItsBeginning() {
    Instant begin = find(PASS).since();
    var same = Finding.pass("good", "v=spf1 mx a ~all", "It is still good.");
    assertThat(later(Duration.ofHours(6), same))
        .returns(begin, Kept::since)
        .returns(now, Kept::observedAt);
    assertThat(later(Duration.ofHours(6), WARN)).returns(now, Kept::since);
  }

  @Test
  void changesAreToldByWhatWasLostAndGained() {
    find(Finding.pass("good", "v=spf1 include:_spf.google.com mx ~all", "Good."));
    Report before = report;
    later(Duration.ofHours(6), Finding.pass("good", "v=spf1 mx ip4:192.0.2.1 ~all", "Good."));
    assertThat(Change.between(before, report, now))
        .singleElement()
        .returns("SPF lost include:_spf.google.com, gained ip4:192.0.2.1", Change::text)
        .returns(State.PASS, Change::before)
        .returns(now, Change::at);
  }

  @Test
  void aVanishedRecordIsToldInWords() {
    find(PASS);
    later(Duration.ofHours(6), FAIL);
    Report before = report;
    later(Duration.ofMinutes(2), FAIL);
    assertThat(Change.between(before, report, now))
        .singleElement()
        .returns("SPF: It is bad.", Change::text);
  }

  @Test
  void whatStaysAsItWasIsNoChange() {
    find(PASS);
    Report before = report;
    later(Duration.ofHours(6), PASS);
    assertThat(Change.between(before, report, now)).isEmpty();
    assertThat(Change.between(Report.EMPTY, report, now)).isEmpty();
  }
}
