package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Cidr;
import sendwell.mail.Hosts.Resolved;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;

class DnsHostsTest {
  @TempDir private Path folder;
  private final ZoneDns dns = new ZoneDns();
  private DnsHosts hosts;

  @BeforeEach
  void write() throws Exception {
    Path file = folder.resolve("hosts");
    Files.writeString(file, "127.0.0.1 localhost\n9.9.9.9 mail # a container\n");
    hosts = new DnsHosts(dns, HostsFile.at(file), new NetworkPolicy(Cidr.list("10.1.0.0/16")));
  }

  @ParameterizedTest
  @CsvSource({"9.9.9.9,9.9.9.9", "[2620:fe::fe],2620:fe:0:0:0:0:0:fe"})
  void anAddressStandsForItself(String literal, String address) {
    assertThat(at(literal).getHostAddress()).isEqualTo(address);
  }

  @Test
  void theHostsFileGoesBeforeTheDns() {
    dns.addresses("mail", "8.8.8.8");
    assertThat(at("mail").getHostAddress()).isEqualTo("9.9.9.9");
  }

  @Test
  void theAddressCarriesTheNameThatCertificatesAreCheckedAgainst() {
    dns.addresses("xn--bcher-kva.example", "8.8.8.8");
    assertThat(at("Bücher.example.").toString()).isEqualTo("xn--bcher-kva.example/8.8.8.8");
  }

  @Test
  void theFirstAddressThatIsAllowedIsTaken() {
    dns.addresses("mail.example", "192.168.0.1", "10.1.2.3", "8.8.8.8");
    assertThat(at("mail.example").getHostAddress()).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "169.254.169.254",
        "[::1]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "fd00::1",
        "metadata.example"
      })
  void addressesThatAreNotPublicAreRefused(String host) {
    dns.addresses("metadata.example", "::ffff:169.254.169.254");
    assertThat(fault(host).kind()).isEqualTo(Kind.ADDRESS_NOT_ALLOWED);
  }

  @Test
  void aRefusalNamesTheRangeAndTheSetting() {
    dns.addresses("mail.example", "192.168.7.1");
    assertThat(fault("mail.example").detail())
        .contains("192.168.7.1", "192.168.0.0/16", "SENDWELL_NETWORK_ALLOW");
  }

  @Test
  void aNameThatDoesNotExistIsNotFound() {
    assertThat(fault("nowhere.example").kind()).isEqualTo(Kind.HOST_NOT_FOUND);
  }

  @Test
  void aSilentNameServerDoesNotMeanNotFound() {
    dns.silent("mail.example");
    assertThat(fault("mail.example").kind()).isEqualTo(Kind.DNS_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "not a host", "a..b", "http://x.example/", "10.0.0.256"})
  void whatIsNoHostNameIsNotFound(String host) {
    assertThat(fault(host).kind()).isEqualTo(Kind.HOST_NOT_FOUND);
  }

  private java.net.InetAddress at(String host) {
    return ((Resolved.At) hosts.resolve(host)).address();
  }

  private ServerFault fault(String host) {
    return ((Resolved.Nowhere) hosts.resolve(host)).fault();
  }
}
