package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.dns.DnsClient;
import sendwell.dns.DnsHosts;
import sendwell.dns.DnsSettings;
import sendwell.dns.HostsFile;
import sendwell.mail.Cidr;
import sendwell.mail.EmailAddress;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxDns;

/** All parts together: real questions, real greetings. */
class DiscoveryOverTheWireTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna@example.test");
  @TempDir private static Path folder;
  private static Vertx vertx;
  private static Authority authority;

  private SandboxDns names;
  private ScriptedServer imap;
  private ScriptedServer smtp;
  private DnsClient dns;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    authority = Authority.create(folder);
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  @BeforeEach
  void start() {
    names = SandboxDns.start(vertx, 0);
    var keys = authority.keyStore("mail.example.test");
    imap =
        ScriptedServer.tls(vertx, keys, "* OK ready")
            .on("b CAPABILITY", "* CAPABILITY IMAP4rev1\r\nb OK done");
    smtp =
        ScriptedServer.startTls(vertx, keys, "220 hello")
            .on("EHLO", "250 AUTH PLAIN")
            .on("STARTTLS", "220 go");
  }

  @AfterEach
  void end() {
    dns.close();
  }

  private Suggestion discover(Duration patience) {
    var resolver = new DnsSettings(List.of(names.address()), patience, 100);
    dns = new DnsClient(resolver, new SecureRandom(), InstantSource.system());
    var policy = new NetworkPolicy(Cidr.list("127.0.0.1/32"));
    var hosts = new DnsHosts(dns, HostsFile.at(folder.resolve("none")), policy);
    var trust = Trust.with(authority.pem());
    var limit = Duration.ofSeconds(20);
    var probe = new GreetingProbe(vertx, hosts, trust, limit);
    var settings =
        new DiscoverySettings(
            List.of(),
            "https://ispdb.test/%EMAILDOMAIN%",
            List.of(),
            List.of(new Server("mail.%EMAILDOMAIN%", imap.port(), Security.TLS)),
            List.of(new Server("mail.%EMAILDOMAIN%", smtp.port(), Security.STARTTLS)),
            limit,
            limit);
    return new Discovery(vertx, dns, hosts, trust, probe, settings, InstantSource.system())
        .discover(ANNA);
  }

  @Test
  void whatTheDnsNamesIsSpokenToAndSuggested() {
    names
        .world()
        .add(
            "example.test",
            """
            mail               A    127.0.0.1
            _imaps._tcp        SRV  0 1 %d mail
            _imap._tcp         SRV  0 0 0 .
            _submission._tcp   SRV  0 1 %d mail
            """
                .formatted(imap.port(), smtp.port()));
    assertThat(discover(Duration.ofSeconds(20)))
        .returns("srv", Suggestion::source)
        .returns(new Server("mail.example.test", imap.port(), Security.TLS), Suggestion::imap)
        .returns(new Server("mail.example.test", smtp.port(), Security.STARTTLS), Suggestion::smtp);
  }

  @Test
  void aHostInsideTheOperatorsNetworkIsNotSpokenTo() {
    names.world().add("example.test", "mail A 127.0.0.2\n");
    var found = discover(Duration.ofSeconds(20));
    assertThat(found.source()).isEqualTo("none");
    assertThat(found.tried()).allSatisfy(why -> assertThat(why).contains("127.0.0.0/8"));
    assertThat(imap.heard()).isEmpty();
  }

  @Test
  void aHostThatDoesNotExistIsToldApartFromASilentNameServer() {
    assertThat(discover(Duration.ofSeconds(20)).tried())
        .allSatisfy(why -> assertThat(why).startsWith("There is no host mail.example.test"));
    names.fault("mail.example.test", SandboxDns.Fault.SILENT);
    assertThat(discover(Duration.ofMillis(200)).tried())
        .allSatisfy(why -> assertThat(why).startsWith("The name server did not say where"));
  }
}
