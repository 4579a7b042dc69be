package sendwell.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Noise;

class DmarcRecordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=DMARC1",
        "v=DMARC1;",
        "v = DMARC1 ; p=none",
        "v\t=DMARC1;p=none;;",
        "v=DMARC1;x"
      })
  void aTextThatBeginsWithTheVersionIsARecord(String text) {
    assertThat(DmarcRecord.parse(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "p=none; v=DMARC1",
        " v=DMARC1; p=none",
        "v=dmarc1; p=none",
        "V=DMARC1; p=none",
        "v=DMARC1 p=none",
        "v=DMARC1,p=none",
        "v=DMARC2; p=none",
        "v=DMARC10; p=none",
        "\"v=DMARC1; p=none\"",
        "v=spf1 -all"
      })
  void allElseIsNone(String text) {
    assertThat(DmarcRecord.parse(text)).isEmpty();
  }

  @Test
  void whatIsNotSaidHasItsDefault() {
    var record = record("p=reject");
    assertThat(record.testing()).isFalse();
    assertThat(record.psd()).isEqualTo(Psd.UNDECIDED);
    assertThat(record.dkim()).isEqualTo(Alignment.RELAXED);
    assertThat(record.spf()).isEqualTo(Alignment.RELAXED);
    assertThat(record.rua()).isEmpty();
    assertThat(record.oldPercentage()).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "p=reject, reject, reject, reject",
    "p=reject; sp=none, reject, none, none",
    "p=none; sp=quarantine; np=reject, none, quarantine, reject",
    "p=none; np=reject, none, none, reject",
    "p=REJECT; sp=Quarantine, reject, quarantine, quarantine",
    "np=reject; foo=bar; p = reject ; p=none, reject, reject, reject",
    "p=reject; t=y, quarantine, quarantine, quarantine",
    "p=quarantine; np=reject; t=Y, none, none, quarantine",
    "p=none; t=n, none, none, none"
  })
  void thePolicyDependsOnWhoseItIs(
      String tags, String itself, String subdomain, String nonexistent) {
    var record = record(tags);
    assertThat(record.policy(Reach.ITSELF)).hasToString(itself);
    assertThat(record.policy(Reach.SUBDOMAIN)).hasToString(subdomain);
    assertThat(record.policy(Reach.NONEXISTENT)).hasToString(nonexistent);
  }

  // RFC 9989 §4.10.1
  @ParameterizedTest
  @CsvSource({
    "rua=mailto:a@example.com, true",
    "p=rejekt; rua=mailto:a@example.com, true",
    "p=reject; sp=quarantin; rua=mailto:a@example.com, true",
    "p=reject; np=; rua=https://example.com/dmarc, true",
    "p=rejekt, false",
    "p=reject; sp=quarantin, false",
    "rua=a@example.com, false",
    "'', false"
  })
  void aRecordWithoutASoundPolicyOnlyAsksForReports(String tags, boolean applies) {
    var record = record(tags);
    assertThat(record.sound()).isFalse();
    assertThat(record.applies()).isEqualTo(applies);
    assertThat(record.policy(Reach.ITSELF)).isEqualTo(Policy.NONE);
    assertThat(record.policy(Reach.SUBDOMAIN)).isEqualTo(Policy.NONE);
  }

  @Test
  void oldReceiversReadItInTheirOwnWay() {
    var record = record("p=reject; sp=none; np=reject; t=y; pct=20");
    assertThat(record.oldPolicy(Reach.ITSELF)).isEqualTo(Policy.REJECT);
    assertThat(record.oldPolicy(Reach.NONEXISTENT)).isEqualTo(Policy.NONE);
    assertThat(record.oldPercentage()).isEqualTo(20);
    assertThat(record("p=none; pct=-1").oldPercentage()).isEqualTo(100);
    assertThat(record.historic()).containsExactly("pct");
  }

  @Test
  void reportsGoToEveryoneNamed() {
    var rua =
        record(
                "rua= mailto:a@Example.com!10m ,https://x.example/r,"
                    + " mailto:%21b@b.example?subject=x")
            .rua();
    assertThat(rua)
        .extracting(uri -> uri.destination().map(Object::toString).orElse("-"))
        .containsExactly("example.com", "-", "b.example");
    assertThat(rua).extracting(ReportUri::sized).containsExactly(true, false, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p=none; rua=a@example.com|rua=a@example.com",
        "p=none; rua=mailto:example.com|rua=mailto:example.com",
        "p=none; rua=mailto:a@|rua=mailto:a@",
        "p=none; rua=mailto:a b@example.com|rua=mailto:a b@example.com",
        "p=none; adkim=x|adkim=x",
        "p=none; fo=2|fo=2",
        "p=none; t=yes|t=yes",
        "p=none; psd=1|psd=1",
        "p=nothing|p=nothing"
      })
  void whatNobodyCanReadCanBeTold(String tags, String faulty) {
    assertThat(record(tags).faulty()).containsExactly(faulty);
  }

  @Test
  void whatIsUnknownOrHistoricIsNoFault() {
    assertThat(record("p=none; pct=x; rf=afrf; future=1; fo=1:d : s").faulty()).isEmpty();
  }

  @Test
  void anAmendedRecordSaysTheSameInGoodForm() {
    var record =
        record(
            "sp=none; rua=mailto:a@x.example!1m,mailto:b@y.example; pct=20; t=y; p=reject; aspf=q");
    assertThat(record.amended(Map.of()))
        .isEqualTo("v=DMARC1; p=reject; sp=none; rua=mailto:a@x.example,mailto:b@y.example; t=y");
    assertThat(record.amended(Map.of("t", "", "sp", "reject", "adkim", "s")))
        .isEqualTo(
            "v=DMARC1; p=reject; sp=reject; rua=mailto:a@x.example,mailto:b@y.example; adkim=s");
    assertThat(record("").amended(Map.of())).isEqualTo("v=DMARC1; p=none");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsPublishedIsReadOrPassedOver(long seed) {
    var samples =
        List.of(
            "v=DMARC1; p=none; sp=quarantine; np=reject; t=y; psd=n; adkim=s; aspf=r",
            "v=DMARC1;p=reject;rua=mailto:a@example.com!10m,https://b.example/c;fo=1:d:s;pct=5");
    int[] read = {0};
    Noise.of(seed, samples)
        .limit(3_000)
        .flatMap(text -> DmarcRecord.parse(text).stream())
        .forEach(
            record -> {
              read[0]++;
              String amended = record.amended(Map.of());
              var again = DmarcRecord.parse(amended).orElseThrow();
              assertThat(again.faulty()).as(record.text()).isEmpty();
              assertThat(again.sound()).as(record.text()).isTrue();
              assertThat(again.psd()).as(record.text()).isEqualTo(record.psd());
              if (record.sound()) {
                for (Reach reach : Reach.values()) {
                  assertThat(again.policy(reach)).as(record.text()).isEqualTo(record.policy(reach));
                }
              }
            });
    assertThat(read[0]).isGreaterThan(1_000);
  }

  private static DmarcRecord record(String tags) {
    return DmarcRecord.parse("v=DMARC1; " + tags).orElseThrow();
  }
}
