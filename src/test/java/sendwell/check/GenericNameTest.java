package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericNameTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192-0-2-1.example.net, true",
    "192.0.2.1, ip192.0.2.1.example.net, true",
    "192.0.2.1, static.1.2.0.192.clients.example.net, true",
    "192.0.2.1, 192-000-002-001.example.net, true",
    "192.0.2.1, c192000002001.example.net, true",
    "192.0.2.1, c0000201.example.net, true",
    "192.0.2.1, p1020000c0.example.net, false",
    "192.0.2.1, host-010200c0.example.net, true",
    "192.0.2.1, dyn-17.example.net, true",
    "192.0.2.1, x.pool.example.net, true",
    "192.0.2.1, adsl.example.net, true",
    "192.0.2.1, mail.example.net, false",
    "192.0.2.1, host.example.net, false",
    "192.0.2.1, dynamics.example.net, false",
    "192.0.2.1, liverpool.example.net, false",
    "192.0.2.1, mail.pool.com, false",
    "192.0.2.1, mx-192-0-2-10.example.net, false",
    "192.0.2.1, mail-2-1.example.net, false",
    "2001:db8::1, mail.example.net, false",
    "2001:db8::1, x.dynamic.example.net, true"
  })
  void aNameThatSaysNoMoreThanTheAddressIsGeneric(String address, String name, boolean generic) {
    assertThat(GenericName.of(InetAddress.ofLiteral(address), name)).isEqualTo(generic);
  }
}
