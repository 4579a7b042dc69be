package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.Noise;
import sendwell.bimi.BimiRecord;
import sendwell.mail.Domain;
import sendwell.mtasts.StsRecord;
import sendwell.tlsrpt.TlsRptRecord;

/** The records of MTA-STS, TLS reporting and BIMI. */
class FieldRecordTest {
  private static final Domain DOMAIN = new Domain("example.com");

  private final ZoneDns dns = new ZoneDns();

  private String sts(String... texts) {
    dns.txt("_mta-sts.example.com", texts);
    return words(StsRecord.of(DOMAIN, dns));
  }

  private static String words(FieldRecord<?> found) {
    return switch (found) {
      case FieldRecord.Found<?>(var record) -> record.toString();
      case FieldRecord.Missing<?> _ -> "missing";
      case FieldRecord.Faulty<?>(var reason) -> reason;
      case FieldRecord.Unknown<?>(var answer) -> answer.reason();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=STSv1; id=20160831085700Z;       | StsRecord[id=20160831085700Z]
          v=STSv1;id=1                       | StsRecord[id=1]
          v=STSv1; id=1; id=2; future=x.y    | StsRecord[id=1]
          v=STSv1                            | has no id
          v=STSv1; id=                       | has no id
          v=STSv1; id=2026-03-01             | has the id "2026-03-01", which is not 1 to 32 letters and digits
          v=STSv1; hello                     | holds "hello", which is no field
          v=STSv1; ; id=1                    | holds "", which is no field
          v=STSv2; id=1                      | missing
          V=STSV1; id=1                      | missing
          id=1; v=STSv1                      | missing
          v=spf1 -all                        | missing
          ''                                 | missing
          """)
  void oneTextIsRead(String text, String words) {
    assertThat(sts(text)).isEqualTo(words);
  }

  @Test
  void textsOfOtherKindsDoNotMatter() {
    assertThat(sts("v=spf1 -all", "v=STSv1; id=1", "hello")).isEqualTo("StsRecord[id=1]");
  }

  @Test
  void twoOfAKindAreNone() {
    assertThat(sts("v=STSv1; id=1", "v=STSv1; id=2")).isEqualTo("is there 2 times");
  }

  @Test
  void aSilentNameServerSaysNothing() {
    dns.silent("_mta-sts.example.com");
    assertThat(sts("v=STSv1; id=1")).isEqualTo("TIMEOUT");
  }

  @Test
  void aDomainTooLongForANameBelowItHasNoRecord() {
    String label = "a".repeat(61);
    var domain = new Domain("%s.%s.%s.%s".formatted(label, label, label, label));
    assertThat(words(StsRecord.of(domain, dns))).isEqualTo("missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=TLSRPTv1; rua=mailto:reports@example.com           | TlsRptRecord[destinations=[mailto:reports@example.com]]
          v=TLSRPTv1;rua=mailto:a@b.example, https://b.example/x | TlsRptRecord[destinations=[mailto:a@b.example, https://b.example/x]]
          v=TLSRPTv1; rua=                                     | does not say where reports go (rua)
          v=TLSRPTv1; rua=reports@example.com                  | sends reports to "reports@example.com", which is neither mailto: nor https:
          v=TLSRPTv1; rua=http://example.com/                  | sends reports to "http://example.com/", which is neither mailto: nor https:
          """)
  void whereReportsGoIsRead(String text, String words) {
    dns.txt("_smtp._tls.example.com", text);
    assertThat(words(TlsRptRecord.of(DOMAIN, dns))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem | BimiRecord[logo=https://example.com/logo.svg, certificate=https://example.com/logo.pem]
          v=BIMI1; l=; a=                        | BimiRecord[logo=, certificate=]
          v=BIMI1; l=http://example.com/logo.svg | has "l=http://example.com/logo.svg", which is no file on the web (https)
          """)
  void aLogoIsRead(String text, String words) {
    dns.txt("default._bimi.example.com", text);
    assertThat(words(BimiRecord.of(DOMAIN, dns))).isEqualTo(words);
  }

  @Test
  void noTextEndsInAnException() {
    var samples =
        List.of(
            "v=STSv1; id=20160831085700Z;",
            "v=TLSRPTv1; rua=mailto:reports@example.com,https://example.com/x",
            "v=BIMI1; l=https://example.com/logo.svg; a=https://example.com/logo.pem; avp=brand");
    Noise.of(8460, samples)
        .limit(3_000)
        .forEach(
            text -> {
              var zone = new OneText(text);
              assertThat(
                      Stream.of(
                          StsRecord.of(DOMAIN, zone),
                          TlsRptRecord.of(DOMAIN, zone),
                          BimiRecord.of(DOMAIN, zone)))
                  .as(text)
                  .noneMatch(FieldRecord.Unknown.class::isInstance);
            });
  }

  /** A DNS in which every name has this text. */
  private record OneText(String text) implements Dns {
    @Override
    @SuppressWarnings("unchecked") // only texts are asked for
    public <T> Answer<T> ask(Question<T> question) {
      return (Answer<T>)
          new Answer.Found<>(
              List.of(Txt.of(text)), Trace.of("NOERROR", Duration.ZERO, "", Instant.EPOCH));
    }

    @Override
    public void prefetch(Collection<Question<?>> questions) {
      // It is here already.
    }
  }
}
