package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.check.Fix.DnsRecord;
import sendwell.dns.Evidence;
import sendwell.dns.ZoneDns;
import sendwell.http.FetchingWorld;
import sendwell.mail.Domain;
import sendwell.mtasts.PolicyHost;

/** With a real web server behind it. */
class MtaStsCheckTest {
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final String PLACE = "mta-sts.example.com/.well-known/mta-sts.txt";
  private static final String POLICY =
      """
      version: STSv1
      mode: enforce
      mx: mx1.example.net
      mx: *.example.org
      max_age: 604800
      """;

  @RegisterExtension
  private static final FetchingWorld WORLD = new FetchingWorld("mta-sts.example.com");

  private ZoneDns dns;

  @BeforeEach
  void publish() {
    dns = WORLD.dns();
    dns.mx("example.com", "10 mx1.example.net.", "20 mx2.example.org.");
    dns.txt("_mta-sts.example.com", "v=STSv1; id=1");
    serve(POLICY);
  }

  private void serve(String policy) {
    serve("text/plain; charset=utf-8", policy);
  }

  private static void serve(String type, String policy) {
    WORLD
        .server()
        .page(PLACE, request -> request.response().putHeader("content-type", type).end(policy));
  }

  private Finding run() {
    return new MtaStsCheck(new PolicyHost(WORLD.web(), WORLD.server().port()), () -> NOW)
        .run(Subject.of(new Domain("example.com")), dns);
  }

  /** Serves the lines of the fix, and publishes its record. */
  private void follow(Finding finding) {
    serve(finding.fix().text().split(":\n", 2)[1]);
    DnsRecord record = finding.fix().record();
    dns.remove(record.name()).txt(record.name(), record.value());
  }

  @Test
  void aPolicyThatNamesAllMailHostsPasses() {
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns("mode: enforce", Finding::value)
        .satisfies(finding -> assertThat(finding.remarks()).isEmpty());
  }

  @Test
  void thePolicyIsEvidenceToo() {
    assertThat(run().evidence())
        .extracting(each -> each.type() + " " + each.name() + " " + each.outcome())
        .containsExactly(
            "TXT _mta-sts.example.com NOERROR",
            "A mta-sts.example.com NOERROR",
            "AAAA mta-sts.example.com NOERROR",
            "MX example.com NOERROR",
            "GET https://mta-sts.example.com/.well-known/mta-sts.txt 200 text/plain");
    assertThat(run().evidence().getLast())
        .returns(POLICY.lines().toList(), Evidence::records)
        .returns("mta-sts.example.com", Evidence::resolver)
        .returns(NOW, Evidence::at);
  }

  @Test
  void asMuchOfAPolicyIsEvidenceAsAPersonCaresToRead() {
    serve(POLICY + ("x: " + "y".repeat(500) + "\n").repeat(50));
    List<String> lines = run().evidence().getLast().records();
    assertThat(lines).hasSize(20).allSatisfy(line -> assertThat(line).hasSizeLessThan(202));
  }

  @Test
  void whyAPolicyCannotBeFetchedIsEvidence() {
    WORLD.server().page(PLACE, request -> request.response().setStatusCode(404).end());
    assertThat(run().evidence().getLast().outcome()).isEqualTo("404");
    dns.remove("mta-sts.example.com");
    assertThat(run().evidence().getLast().outcome())
        .isEqualTo("There is no host mta-sts.example.com: check the spelling.");
  }

  @Test
  void nobodyHasToAskForEncryption() {
    dns.remove("_mta-sts.example.com").txt("_mta-sts.example.com", "v=spf1 -all");
    Finding finding = run();
    assertThat(finding)
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("mta_sts_absent", Finding::code);
    assertThat(WORLD.server().requests()).isEmpty();
    follow(finding);
    assertThat(run()).returns(PASS, Finding::state).returns("mode: testing", Finding::value);
  }

  @Test
  void aPolicyThatForgetsAMailHostTurnsMailAway() {
    dns.mx("example.com", "30 mx3.example.net.");
    Finding finding = run();
    assertThat(finding)
        .returns(WARN, Finding::state)
        .returns("mta_sts_host", Finding::code)
        .returns(
            "The MTA-STS policy of example.com does not name mx3.example.net: senders that heed it"
                + " deliver nothing there.",
            Finding::description);
    follow(finding);
    assertThat(run()).returns(PASS, Finding::state).returns("mode: enforce", Finding::value);
  }

  @Test
  void withoutAnMxTheDomainItselfIsItsMailHost() {
    dns.remove("example.com");
    assertThat(run()).returns(WARN, Finding::state).returns("mta_sts_host", Finding::code);
    serve(POLICY.replace("mx1.example.net", "example.com"));
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void whatTestsOrIsSoonForgottenIsRemarked() {
    serve(POLICY.replace("enforce", "testing").replace("604800", "3600"));
    assertThat(run())
        .returns(PASS, Finding::state)
        .satisfies(
            finding ->
                assertThat(finding.remarks())
                    .extracting(Finding.Remark::code)
                    .containsExactly("mta_sts_testing", "mta_sts_max_age"));
  }

  @Test
  void aPolicyMaySwitchItselfOff() {
    serve(POLICY.replace("enforce", "none"));
    assertThat(run())
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("mta_sts_none", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=STSv1;", "v=STSv1; id=a-b", "v=STSv1; x"})
  void aRecordThatSendersCannotUseIsAWarning(String text) {
    dns.remove("_mta-sts.example.com").txt("_mta-sts.example.com", text);
    Finding finding = run();
    assertThat(finding).returns(WARN, Finding::state).returns("mta_sts_record", Finding::code);
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @Test
  void aPolicyThatSendersCannotReadIsAWarning() {
    serve("version: STSv1");
    Finding finding = run();
    assertThat(finding)
        .returns(WARN, Finding::state)
        .returns("mta_sts_policy", Finding::code)
        .satisfies(
            found -> assertThat(found.description()).contains("of example.com has the mode \"\""));
    follow(finding);
    assertThat(run().state()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/octet-stream", "text/plainly"})
  void aPolicyThatIsNoPlainTextIsAWarning(String type) {
    serve(type, POLICY);
    assertThat(run()).returns(WARN, Finding::state).returns("mta_sts_policy", Finding::code);
  }

  @Test
  void aRedirectIsNotFollowed() {
    WORLD.server().redirect(PLACE, "/other.txt").file("mta-sts.example.com/other.txt", POLICY);
    assertThat(run()).returns(WARN, Finding::state).returns("mta_sts_policy", Finding::code);
    assertThat(WORLD.server().requests()).hasSize(1);
  }

  @Test
  void aPolicyLargerThanItMayBeIsNotRead() {
    serve(POLICY + "x: y\n".repeat(20_000));
    assertThat(run()).returns(WARN, Finding::state).returns("mta_sts_policy", Finding::code);
  }

  @ParameterizedTest
  @CsvSource({"404, WARN", "410, WARN", "500, UNKNOWN", "503, UNKNOWN"})
  void aPolicyThatIsMissingIsAWarningAndTroubleIsNot(int status, State state) {
    WORLD.server().page(PLACE, request -> request.response().setStatusCode(status).end());
    assertThat(run().state()).isEqualTo(state);
  }

  @Test
  void aPolicyHostThatDoesNotExistIsAWarning() {
    dns.remove("mta-sts.example.com");
    assertThat(run()).returns(WARN, Finding::state).returns("mta_sts_policy", Finding::code);
  }

  @Test
  void aWebServerThatIsDownSaysNothing() {
    var check = new MtaStsCheck(new PolicyHost(WORLD.web(), WORLD.server().port()), () -> NOW);
    WORLD.server().close();
    assertThat(check.run(Subject.of(new Domain("example.com")), dns).state()).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound", "forgetful", "absent"})
  void silenceLeavesItOrMakesItUnknown(String what) {
    switch (what) {
      case "forgetful" -> dns.mx("example.com", "30 mx3.example.net.");
      case "absent" -> dns.remove("_mta-sts.example.com");
      default -> {}
    }
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
