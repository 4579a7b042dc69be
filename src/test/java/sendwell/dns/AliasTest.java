package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.dns.DnsWorld.fault;
import static sendwell.dns.DnsWorld.name;
import static sendwell.sandbox.SandboxDns.Fault.ALIAS_ONLY;
import static sendwell.sandbox.SandboxDns.Fault.REFUSED;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.sandbox.SandboxDns;

/** Chains of aliases whose end the name server leaves to us. */
class AliasTest {
  @RegisterExtension private final DnsWorld world = new DnsWorld();
  private SandboxDns server;
  private DnsClient dns;

  @BeforeEach
  void start() {
    server = world.server();
    dns = world.client();
  }

  @Test
  void theRestOfAChainIsAskedFor() {
    server
        .world()
        .add("example.test", "a 300 CNAME b\nb 200 CNAME c\nc 400 CNAME d\nd 900 A 192.0.2.1");
    server.fault("a.example.test", ALIAS_ONLY);
    server.fault("c.example.test", ALIAS_ONLY);
    Answer<InetAddress> answer = dns.a(name("a.example.test"));
    assertThat(answer.recordsOrNone()).hasSize(1);
    assertThat(answer.trace().aliases())
        .extracting(DomainName::text)
        .containsExactly("b.example.test", "c.example.test", "d.example.test");
    assertThat(answer.trace().life()).isEqualTo(Duration.ofSeconds(200));
  }

  @Test
  void whatIsNotThereAtTheEndIsAbsent() {
    server.world().add("example.test", "a CNAME b\nb MX 10 mail");
    server.fault("a.example.test", ALIAS_ONLY);
    Answer<InetAddress> answer = dns.a(name("a.example.test"));
    assertThat(answer).isInstanceOf(Answer.Absent.class);
    assertThat(answer.trace().aliases()).containsExactly(name("b.example.test"));
  }

  @Test
  void aFailureAtTheEndIsAFailure() {
    server.world().add("example.test", "a CNAME b\nb A 192.0.2.1");
    server.fault("a.example.test", ALIAS_ONLY);
    server.fault("b.example.test", REFUSED);
    assertThat(fault(dns.a(name("a.example.test")))).isEqualTo(Fault.REFUSED);
  }

  @Test
  void aChainIsValidatedOnlyIfAllOfItIs() {
    server.world().add("example.test", "a CNAME b\nb A 192.0.2.1");
    server.validate();
    server.fault("a.example.test", ALIAS_ONLY);
    assertThat(dns.a(name("a.example.test")).trace().authenticated()).isTrue();
  }

  @Test
  void aCircleIsNotFollowedForEver() {
    server.world().add("example.test", "a CNAME b\nb CNAME a");
    server.fault("a.example.test", ALIAS_ONLY);
    server.fault("b.example.test", ALIAS_ONLY);
    assertThat(fault(dns.a(name("a.example.test")))).isEqualTo(Fault.MALFORMED);
    assertThat(server.datagrams()).isEqualTo(2);
  }

  @Test
  void anEndlessChainIsNotFollowedForEver() {
    for (int i = 0; i < 100; i++) {
      server.world().add("example.test", "a%d CNAME a%d".formatted(i, i + 1));
      server.fault("a%d.example.test".formatted(i), ALIAS_ONLY);
    }
    Answer<InetAddress> answer = dns.a(name("a0.example.test"));
    assertThat(fault(answer)).isEqualTo(Fault.MALFORMED);
    assertThat(answer.trace().aliases()).hasSize(16);
  }
}
