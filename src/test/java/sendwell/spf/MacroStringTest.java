package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7208 §7. */
class MacroStringTest {
  private static final String DOMAIN = "email.example.com";
  private static final String SENDER = "strong-bad@email.example.com";

  /** The examples of §7.4. */
  @ParameterizedTest
  @CsvSource({
    "%{s},     strong-bad@email.example.com",
    "%{o},     email.example.com",
    "%{d},     email.example.com",
    "%{d4},    email.example.com",
    "%{d3},    email.example.com",
    "%{d2},    example.com",
    "%{d1},    com",
    "%{dr},    com.example.email",
    "%{d2r},   example.email",
    "%{l},     strong-bad",
    "%{l-},    strong.bad",
    "%{lr},    strong-bad",
    "%{lr-},   bad.strong",
    "%{l1r-},  strong",
    "%{ir}.%{v}._spf.%{d2},             3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp._spf.%{d2},              bad.strong.lp._spf.example.com",
    "%{lr-}.lp.%{ir}.%{v}._spf.%{d2},   bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
    "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2},  3.2.0.192.in-addr.strong.lp._spf.example.com",
    "%{d2}.trusted-domains.example.net, example.com.trusted-domains.example.net"
  })
  void theExamplesOfTheRfcHold(String text, String expanded) throws Malformed {
    assertThat(expand(text, client("192.0.2.3", SENDER))).isEqualTo(expanded);
  }

  @Test
  void ip6IsSplitIntoNibbles() throws Malformed {
    assertThat(expand("%{ir}.%{v}._spf.%{d2}", client("2001:db8::cb01", SENDER)))
        .isEqualToIgnoringCase(
            "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "a%%b%_c%-d,  a%b c%20d",
    "%{h},        mail.example.com",
    "%{H},        mail.example.com",
    "%{p},        valid.example.com",
    "%{c},        192.0.2.3",
    "%{r},        mx.receiver.example",
    "%{t},        1700000000",
    "%{d000002},  example.com",
    "%{d99999},   email.example.com",
    "%{d128},     email.example.com",
    "%{i2},       2.3",
    "%{o1r},      email"
  })
  void everythingElseIsExpandedToo(String text, String expanded) throws Malformed {
    assertThat(expand(text, client("192.0.2.3", SENDER))).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource({
    "jack&jill=up-a_b3.c, jack%26jill%3Dup-a_b3.c",
    "~a b,                ~a%20b",
    "grün,                gr%C3%BCn"
  })
  void anUpperCaseLetterEscapesAsInAUrl(String local, String escaped) throws Malformed {
    assertThat(expand("%{L}", client("192.0.2.3", local + "@example.com"))).isEqualTo(escaped);
  }

  @Test
  void severalDelimitersMayBeGiven() throws Malformed {
    assertThat(expand("%{l2r+-}", client("192.0.2.3", "foo-bar+zip+quux@example.com")))
        .isEqualTo("bar.foo");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::cb01,          2001:db8::cb01",
    "2001:db8:0:0:1:0:0:1,    2001:db8::1:0:0:1",
    "2001:0:0:1:0:0:0:1,      2001:0:0:1::1",
    "2001:db8:0:1:1:1:1:1,    2001:db8:0:1:1:1:1:1",
    "::,                      ::",
    "::1,                     ::1",
    "1::,                     1::",
    "::ffff:192.0.2.1,        192.0.2.1"
  })
  void addressesAreReadable(String literal, String readable) throws Malformed {
    assertThat(expand("%{c}", client(literal, SENDER))).isEqualTo(readable);
  }

  @ParameterizedTest
  @CsvSource({
    "anna@example.com,        anna,           example.com",
    "@example.com,            postmaster,     example.com",
    "'',                      postmaster,     mail.example.com",
    "example.com,             postmaster,     example.com",
    "'\"a@b\"@example.com',   '\"a@b\"',      example.com",
    "anna@bücher.example,     anna,           xn--bcher-kva.example"
  })
  void theSenderHasALocalPartAndADomain(String mailFrom, String local, String domain) {
    Client client = client("192.0.2.3", mailFrom);
    assertThat(client.local()).isEqualTo(local);
    assertThat(client.domain()).isEqualTo(domain);
    assertThat(client.sender()).isEqualTo(local + "@" + domain);
  }

  private static String expand(String text, Client client) throws Malformed {
    var macros =
        new Macros(
            client,
            "mx.receiver.example",
            Instant.ofEpochSecond(1_700_000_000),
            _ -> "valid.example.com");
    return macros.expand(MacroParser.explanation(text), DOMAIN);
  }

  private static Client client(String ip, String mailFrom) {
    return new Client(InetAddress.ofLiteral(ip), "mail.example.com", mailFrom);
  }
}
