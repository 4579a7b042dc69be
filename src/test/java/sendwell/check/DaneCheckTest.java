package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.WARN;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class DaneCheckTest {
  private static final String HASH = " " + "ab".repeat(32);

  private final ZoneDns dns = new ZoneDns();

  @BeforeEach
  void publish() {
    dns.addresses("mx1.example.net", "192.0.2.1").addresses("mx2.example.net", "2001:db8::2");
    dns.mx("example.com", "10 mx1.example.net.", "20 mx2.example.net.");
  }

  private Finding run() {
    return new DaneCheck().run(Subject.of(new Domain("example.com")), dns);
  }

  private void claims(String host, String usage) {
    dns.add("_25._tcp." + host, "@ TLSA " + usage + HASH);
  }

  private void signed() {
    dns.signed("example.com");
    for (String host : List.of("mx1.example.net", "mx2.example.net")) {
      dns.signed(host).signed("_25._tcp." + host);
    }
  }

  @Test
  void signedClaimsOfAllHostsPass() {
    signed();
    claims("mx1.example.net", "3 1 1");
    claims("mx2.example.net", "2 0 1");
    assertThat(run())
        .returns(PASS, Finding::state)
        .returns("mx1.example.net, mx2.example.net", Finding::value);
  }

  @Test
  void nobodyHasToClaimAnything() {
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state).returns("dane_absent", Finding::code);
    dns.remove("example.com");
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state).returns("dane_absent", Finding::code);
  }

  @Test
  void claimsOfSomeHostsAreAWarning() {
    signed();
    claims("mx1.example.net", "3 1 1");
    assertThat(run())
        .returns(WARN, Finding::state)
        .returns("dane_partial", Finding::code)
        .satisfies(
            finding ->
                assertThat(finding.fix().text())
                    .isEqualTo(
                        "Publish \"_25._tcp.mx2.example.net TLSA 3 1 1 <SHA-256>\", with the"
                            + " SHA-256 of the public key of its certificate."));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, mx1.example.net",
    "example.com, _25._tcp.mx1.example.net",
    "mx1.example.net, _25._tcp.mx1.example.net"
  })
  void claimsThatAreNotSignedAllTheWayAreAWarning(String signed, String too) {
    dns.remove("example.com").mx("example.com", "10 mx1.example.net.");
    dns.signed(signed).signed(too);
    claims("mx1.example.net", "3 1 1");
    assertThat(run()).returns(WARN, Finding::state).returns("dane_unsigned", Finding::code);
  }

  @Test
  void wrongSignaturesKeepMailOut() {
    dns.fails("_25._tcp.mx1.example.net", Fault.DNSSEC_BOGUS).silent("_25._tcp.mx2.example.net");
    assertThat(run())
        .returns(WARN, Finding::state)
        .returns("dane_bogus", Finding::code)
        .satisfies(finding -> assertThat(finding.description()).contains(" of mx1.example.net "));
  }

  @Test
  void aHostWithTooLongANameForAClaimHasNone() {
    String label = "a".repeat(61);
    dns.remove("example.com").mx("example.com", "10 " + (label + ".").repeat(4));
    assertThat(run()).returns(NOT_APPLICABLE, Finding::state).returns("dane_absent", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 1", "1 1 1"})
  void claimsOfAUsageThatMailIgnoresAreAWarning(String usage) {
    signed();
    claims("mx1.example.net", usage);
    claims("mx2.example.net", "3 1 1");
    assertThat(run()).returns(WARN, Finding::state).returns("dane_unusable", Finding::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "some", "none", "unsigned"})
  void silenceLeavesItOrMakesItUnknown(String what) {
    switch (what) {
      case "all" -> {
        signed();
        claims("mx1.example.net", "3 1 1");
        claims("mx2.example.net", "3 1 1");
      }
      case "some" -> {
        signed();
        claims("mx1.example.net", "3 1 1");
      }
      case "unsigned" -> claims("mx1.example.net", "3 1 1");
      default -> {}
    }
    Silenced.leavesItOrMakesItUnknown(dns, this::run);
    Silenced.altogetherNothingIsKnown(dns, this::run);
  }
}
