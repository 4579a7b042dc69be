package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.ReverseMap;

class DomainNameTest {
  @ParameterizedTest
  @CsvSource({
    "example.com,          example.com",
    "example.com.,         example.com",
    "EXAMPLE.Com,          example.com",
    "_dmarc.example.com,   _dmarc.example.com",
    "a\\.b.example.com,    a\\.b.example.com",
    "\\097.example.com,    a.example.com",
    "\\000\\200.test,      \\000\\200.test",
    "*.example.com,        *.example.com",
    "a b.test,             a\\032b.test",
    "x--y-.test,           x--y-.test",
    "com,                  com",
    ".,                    .",
  })
  void isWrittenInOneWay(String text, String written) {
    var name = DomainName.parse(text);
    assertThat(name.text()).isEqualTo(written);
    assertThat(name).isEqualTo(DomainName.of(name.wire())).isEqualTo(DomainName.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".com", "a..b", "a.b..", "\\", "\\256.test", "a\\"})
  void nonsenseIsNoName(String text) {
    assertThatThrownBy(() -> DomainName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a domain name");
  }

  @Test
  void labelsAndNamesHaveTheirLongest() {
    String label = "x".repeat(63);
    String longest = String.join(".", label, label, label, "x".repeat(61));
    assertThat(DomainName.parse(longest).text()).isEqualTo(longest);
    assertThatThrownBy(() -> DomainName.parse(longest + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DomainName.parse(label + "x.test"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DomainName.parse(longest).child("a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leadsUpAndDown() {
    var name = DomainName.parse("a.b.example.com");
    assertThat(name.parent()).contains(DomainName.parse("b.example.com"));
    assertThat(name.last(2)).isEqualTo(DomainName.parse("example.com"));
    assertThat(name.last(9)).isEqualTo(name);
    assertThat(DomainName.parse("example.com").child("a.B")).isEqualTo(name);
    assertThat(DomainName.ROOT.child("com")).isEqualTo(DomainName.parse("com"));
    assertThat(DomainName.parse("com").parent()).contains(DomainName.ROOT);
    assertThat(DomainName.ROOT.parent()).isEmpty();
    assertThat(name.within(DomainName.parse("example.com"))).isTrue();
    assertThat(DomainName.ofLabels(List.of("a.b", "Test")).text()).isEqualTo("a\\.b.test");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.1", "0.0.0.0", "255.255.255.255", "2001:db8::1", "::", "fe80::a:b"})
  void anAddressBackwardsIsItsName(String text) {
    var address = InetAddress.ofLiteral(text);
    assertThat(DomainName.reverse(address))
        .isEqualTo(DomainName.of(ReverseMap.fromAddress(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 1.2.0.192.list.test",
    "2001:db8::1, 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.list.test",
  })
  void aListHoldsAddressesBackwards(String address, String name) {
    assertThat(DomainName.reverse(InetAddress.ofLiteral(address), DomainName.parse("list.test")))
        .isEqualTo(DomainName.parse(name));
  }

  @Test
  void questionsAreEqualThatAskTheSame() throws Exception {
    var one = new Question<>(DomainName.parse("Example.com"), RecordType.TXT);
    var same = new Question<>(DomainName.of(Name.fromString("EXAMPLE.COM.")), RecordType.TXT);
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one).isNotEqualTo(new Question<>(one.name(), RecordType.MX));
    assertThat(one).isNotEqualTo(new Question<>(DomainName.parse("example.org"), RecordType.TXT));
  }
}
