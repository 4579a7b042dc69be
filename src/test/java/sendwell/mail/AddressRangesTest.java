package sendwell.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Cidr} and {@link NetworkPolicy}. */
class AddressRangesTest {
  private static final NetworkPolicy STRICT = new NetworkPolicy(List.of());

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "100.64.0.0/10, 100.127.255.255, true",
    "100.64.0.0/10, 100.128.0.0, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "203.0.113.9, 203.0.113.9, true",
    "203.0.113.9, 203.0.113.8, false",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false"
  })
  void aRangeHoldsWhatItsFixedBitsSay(String range, String address, boolean inside) {
    assertThat(Cidr.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "10.0.0.0/x",
        "::/129",
        "localhost",
        "example.com/8",
        "10.0.0.0 /8",
        "0x0a.0.0.0/8"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
  }

  @Test
  void aListMayBeBlankAndHaveSpaces() {
    assertThat(Cidr.list(" ")).isEmpty();
    assertThat(Cidr.list("10.0.0.0/8 ,, ::1")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void whatIsNotPublicIsRefused(String address) {
    assertThat(STRICT.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "9.255.255.255",
        "11.0.0.1", "169.253.0.1", "192.169.0.1", "223.255.255.255", "2606:4700::1111", "2a00::1"
      })
  void whatIsPublicIsAllowed(String address) {
    assertThat(STRICT.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void whatTheOperatorAllowsIsAllowedAndNothingBesides() {
    var policy = new NetworkPolicy(Cidr.list("127.0.0.0/8"));
    assertThat(policy.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(policy.allows(InetAddress.ofLiteral("::ffff:127.0.0.1"))).isTrue();
    assertThat(policy.allows(InetAddress.ofLiteral("10.0.0.1"))).isFalse();
    assertThat(policy.refusedRange(InetAddress.ofLiteral("10.0.0.1")))
        .contains(Cidr.parse("10.0.0.0/8"));
  }
}
