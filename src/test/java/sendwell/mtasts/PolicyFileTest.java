package sendwell.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.Noise;
import sendwell.dns.DomainName;
import sendwell.mtasts.StsPolicy.Mode;

class PolicyFileTest {
  /** The example of RFC 8461 §3.2. */
  private static final String EXAMPLE =
      """
      version: STSv1
      mode: enforce
      mx: mail.example.com
      mx: *.example.net
      mx: backupmx.example.com
      max_age: 604800
      """;

  @Test
  void theExampleOfTheStandardIsRead() {
    assertThat(PolicyFile.parse(EXAMPLE))
        .isEqualTo(
            new StsPolicy(
                Mode.ENFORCE,
                List.of("mail.example.com", "*.example.net", "backupmx.example.com"),
                Duration.ofDays(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.com, true",
    "MAIL.example.com, true",
    "mx1.example.net, true",
    "a.mx1.example.net, false",
    "example.net, false",
    "example.com, false",
    "other.example.com, false"
  })
  void anAsteriskStandsForOneLabel(String host, boolean allowed) {
    assertThat(PolicyFile.parse(EXAMPLE).allows(DomainName.parse(host))).isEqualTo(allowed);
  }

  @Test
  void whatNobodyKnowsDoesNotMatterAndOfTwoTheFirstCounts() {
    String file = EXAMPLE.replace("\n", "\r\n") + "\r\n\r\nfuture: x\r\nmode: none\r\nmode: y\r\n";
    assertThat(PolicyFile.parse(file)).isEqualTo(PolicyFile.parse(EXAMPLE));
  }

  @Test
  void whatIsSwitchedOffNeedsNoHosts() {
    assertThat(PolicyFile.parse("version: STSv1\nmode: none\nmax_age: 0").mode())
        .isEqualTo(Mode.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: STSv1          | version: STSv2      | does not say "version: STSv1"
          version: STSv1          | hello               | holds the line "hello"
          mode: enforce           | mode: Enforce       | has the mode "Enforce"
          mode: enforce           | x: y                | has the mode ""
          max_age: 604800         | max_age: 31557601   | has the max_age "31557601"
          max_age: 604800         | max_age: -1         | has the max_age "-1"
          max_age: 604800         | max_age: soon       | has the max_age "soon"
          max_age: 604800         | max_age: 9999999999999999999 | has the max_age
          max_age: 604800         | x: y                | has the max_age ""
          mx: *.example.net       | mx: *.*.example.net | has the mx "*.*.example.net"
          mx: *.example.net       | mx: mail@example.net | has the mx "mail@example.net"
          """)
  void whatSendersCannotUseIsNamed(String from, String to, String clause) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyFile.parse(EXAMPLE.replace(from, to)))
        .withMessageContaining(clause);
  }

  @Test
  void aPolicyWithoutHostsTurnsAllMailAwayAndIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyFile.parse("version: STSv1\nmode: enforce\nmax_age: 1"))
        .withMessageContaining("names no mail host");
  }

  @Test
  void whatIsProposedCanBeRead() {
    StsPolicy policy = PolicyFile.parse(EXAMPLE);
    assertThat(PolicyFile.parse(policy.text())).isEqualTo(policy);
    assertThat(policy.record().id()).matches("[A-Za-z0-9]{1,32}");
    assertThat(new StsPolicy(Mode.TESTING, policy.hosts(), policy.maxAge()).record())
        .isNotEqualTo(policy.record());
  }

  @Test
  void noFileEndsInAnythingButWords() {
    Noise.of(8461, List.of(EXAMPLE, "version: STSv1\r\nmode: none\r\nmax_age: 1"))
        .limit(5_000)
        .forEach(
            text ->
                assertThat(catchThrowable(() -> PolicyFile.parse(text)))
                    .as(text)
                    .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some ->
                            assertThat(some)
                                .isExactlyInstanceOf(IllegalArgumentException.class)
                                .message()
                                .hasSizeLessThan(200)));
  }
}
