package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.WARN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class TlsRptCheckTest {
  private final ZoneDns dns = new ZoneDns();

  private Finding run() {
    return new TlsRptCheck().run(Subject.of(new Domain("example.com")), dns);
  }

  @Test
  void whereReportsGoIsTold() {
    dns.txt("_smtp._tls.example.com", "v=TLSRPTv1; rua=mailto:tls@example.com");
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns(
            "Reports about failed encryption go to mailto:tls@example.com.", Finding::description);
  }

  @Test
  void nobodyHasToAskForReports() {
    dns.txt("_smtp._tls.example.com", "v=spf1 -all");
    Finding finding = run();
    assertThat(finding)
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("tls_rpt_absent", Finding::code);
    dns.txt(finding.fix().record().name(), finding.fix().record().value());
    assertThat(run().state()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=TLSRPTv1; rua=", "v=TLSRPTv1; rua=tls@example.com", "v=TLSRPTv1; x"})
  void aRecordThatSendersCannotUseIsAWarning(String text) {
    dns.txt("_smtp._tls.example.com", text);
    Finding finding = run();
    assertThat(finding).returns(WARN, Finding::state).returns("tls_rpt_faulty", Finding::code);
    dns.remove("_smtp._tls.example.com")
        .txt(finding.fix().record().name(), finding.fix().record().value());
    assertThat(run().state()).isEqualTo(PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=TLSRPTv1; rua=mailto:tls@example.com", "v=TLSRPTv1;", "hello"})
  void silenceLeavesItOrMakesItUnknown(String text) {
    dns.txt("_smtp._tls.example.com", text);
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
