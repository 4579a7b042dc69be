package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dns.ZoneDns;

/** The examples of RFC 7208, appendix A. */
class RfcExamplesTest {
  private final ZoneDns dns =
      new ZoneDns()
          .add(
              "example.com",
              """
              @       MX     10 mail-a
              @       MX     20 mail-b
              @       A      192.0.2.10
              @       A      192.0.2.11
              amy     A      192.0.2.65
              bob     A      192.0.2.66
              mail-a  A      192.0.2.129
              mail-b  A      192.0.2.130
              www     CNAME  example.com.
              """)
          .add("example.org", "@ MX 10 mail-c\nmail-c A 192.0.2.140")
          .add(
              "2.0.192.in-addr.arpa",
              """
              10   PTR  example.com.
              11   PTR  example.com.
              65   PTR  amy.example.com.
              66   PTR  bob.example.com.
              129  PTR  mail-a.example.com.
              130  PTR  mail-b.example.com.
              140  PTR  mail-c.example.org.
              """)
          .add("0.0.10.in-addr.arpa", "4 PTR bob.example.com.");

  @ParameterizedTest
  @CsvSource({
    "v=spf1 +all,                       203.0.113.1, PASS",
    "v=spf1 a -all,                     192.0.2.10,  PASS",
    "v=spf1 a -all,                     192.0.2.11,  PASS",
    "v=spf1 a -all,                     192.0.2.12,  FAIL",
    "v=spf1 a:example.org -all,         192.0.2.10,  FAIL",
    "v=spf1 a:www.example.com -all,     192.0.2.10,  PASS",
    "v=spf1 mx -all,                    192.0.2.129, PASS",
    "v=spf1 mx -all,                    192.0.2.130, PASS",
    "v=spf1 mx -all,                    192.0.2.10,  FAIL",
    "v=spf1 mx:example.org -all,        192.0.2.140, PASS",
    "v=spf1 mx mx:example.org -all,     192.0.2.129, PASS",
    "v=spf1 mx mx:example.org -all,     192.0.2.130, PASS",
    "v=spf1 mx mx:example.org -all,     192.0.2.140, PASS",
    "v=spf1 mx/30 mx:example.org/30 -all, 192.0.2.131, PASS",
    "v=spf1 mx/30 mx:example.org/30 -all, 192.0.2.143, PASS",
    "v=spf1 mx/30 mx:example.org/30 -all, 192.0.2.144, FAIL",
    "v=spf1 ptr -all,                   192.0.2.65,  PASS",
    "v=spf1 ptr -all,                   192.0.2.140, FAIL",
    "v=spf1 ptr -all,                   10.0.0.4,    FAIL",
    "v=spf1 ip4:192.0.2.128/28 -all,    192.0.2.65,  FAIL",
    "v=spf1 ip4:192.0.2.128/28 -all,    192.0.2.129, PASS"
  })
  void simpleRecords(String record, String ip, Result result) {
    dns.txt("example.com", record);
    assertThat(check(ip, "anna@example.com")).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.129, PASS",
    "192.0.2.140, PASS",
    "192.0.2.141, FAIL",
  })
  void manyDomainsShareOneRecord(String ip, Result result) {
    dns.txt("example.com", "v=spf1 redirect=_spf.example.org")
        .txt("_spf.example.org", "v=spf1 mx:example.com mx:example.org -all");
    assertThat(check(ip, "anna@example.com")).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.129,    anybody@example.com, PASS",
    "198.51.100.7,   mary@example.com,    PASS",
    "198.51.100.7,   fred@example.com,    PASS",
    "198.51.100.7,   anna@example.com,    FAIL",
    "192.168.15.15,  joel@example.com,    PASS",
    "192.168.15.16,  joel@example.com,    FAIL"
  })
  void someUsersSendFromElsewhere(String ip, String sender, Result result) {
    dns.txt(
            "example.com",
            "v=spf1 mx include:mobile-users._spf.%{d} include:remote-users._spf.%{d} -all")
        .txt("mobile-users._spf.example.com", "v=spf1 exists:%{l1r+}.%{d} -all")
        .txt("remote-users._spf.example.com", "v=spf1 exists:%{ir}.%{l1r+}.%{d} -all")
        .addresses("mary.mobile-users._spf.example.com", "127.0.0.2")
        .addresses("fred.mobile-users._spf.example.com", "127.0.0.2")
        .addresses("15.15.168.192.joel.remote-users._spf.example.com", "127.0.0.2");
    assertThat(check(ip, sender)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.65,  PASS",
    "192.0.2.200, FAIL", // no name
    "10.0.0.4,    FAIL" // the wrong network
  })
  void severalDemandsAtOnce(String ip, Result result) {
    dns.txt("example.com", "v=spf1 -include:ip4._spf.%{d} -include:ptr._spf.%{d} +all")
        .txt("ip4._spf.example.com", "v=spf1 -ip4:192.0.2.0/24 +all")
        .txt("ptr._spf.example.com", "v=spf1 -ptr:example.com +all");
    assertThat(check(ip, "anna@example.com")).isEqualTo(result);
  }

  private Result check(String ip, String sender) {
    return new Spf(dns, () -> Instant.EPOCH)
        .checkHost(new Client(InetAddress.ofLiteral(ip), "mail.example.com", sender))
        .result();
  }
}
