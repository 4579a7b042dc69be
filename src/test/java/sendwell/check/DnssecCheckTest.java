package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class DnssecCheckTest {
  private final ZoneDns dns = new ZoneDns().addresses("example.com", "192.0.2.1");

  private Finding run() {
    return new DnssecCheck().run(Subject.of(new Domain("example.com")), dns);
  }

  @Test
  void whatTheNameServerHasValidatedIsSigned() {
    dns.signed("example.com");
    assertThat(run()).returns(PASS, Finding::state).returns("signed", Finding::value);
  }

  @Test
  void nobodyHasToSign() {
    dns.signed(".");
    assertThat(run())
        .returns(NOT_APPLICABLE, Finding::state)
        .returns("dnssec_absent", Finding::code);
  }

  @Test
  void aNameServerThatDoesNotLookAtSignaturesSaysNothing() {
    assertThat(run()).returns(UNKNOWN, Finding::state).returns("dnssec_unknown", Finding::code);
  }

  @Test
  void wrongSignaturesMakeADomainVanish() {
    dns.fails("example.com", Fault.DNSSEC_BOGUS);
    assertThat(run())
        .returns(FAIL, Finding::state)
        .returns("dnssec_broken", Finding::code)
        .satisfies(finding -> assertThat(finding.fix()).isNotNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "."})
  void silenceLeavesItOrMakesItUnknown(String signed) {
    dns.signed(signed);
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
