package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.account.Provider;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.json.Json;
import sendwell.mail.Cidr;
import sendwell.mail.EmailAddress;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.mail.ServerFault.Kind;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxWeb;

/** The order of the sources and the merging of what they say, with real web servers. */
class DiscoveryTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna@example.test");
  @TempDir private static Path folder;
  private static Vertx vertx;
  private static Authority authority;
  private static SandboxWeb web;

  private final ZoneDns dns = new ZoneDns();
  private final KnownServers servers = new KnownServers();

  /** Knows which servers there are; all others are not found. */
  private static final class KnownServers implements ServerProbe {
    final Set<String> known = new HashSet<>();
    final ConcurrentLinkedQueue<String> probed = new ConcurrentLinkedQueue<>();

    @Override
    public Optional<ServerFault> imap(Server server) {
      return probe("imap", server);
    }

    @Override
    public Optional<ServerFault> smtp(Server server) {
      return probe("smtp", server);
    }

    private Optional<ServerFault> probe(String protocol, Server server) {
      probed.add(protocol + " " + server);
      return known.contains(protocol + " " + server)
          ? Optional.empty()
          : Optional.of(new ServerFault(Kind.HOST_NOT_FOUND, "There is no " + server + "."));
    }
  }

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
    web =
        SandboxWeb.start(
            vertx,
            authority,
            "127.0.0.1",
            "example.test",
            "*.example.test",
            "ispdb.test",
            "*.xn--bcher-kva.test");
    dns.addresses("example.test", "127.0.0.1")
        .addresses("autoconfig.example.test", "127.0.0.1")
        .addresses("autodiscover.example.test", "127.0.0.1")
        .addresses("autoconfig.xn--bcher-kva.test", "127.0.0.1")
        .addresses("ispdb.test", "127.0.0.1");
  }

  private static DiscoverySettings settings(Duration step) {
    int port = web.port();
    return new DiscoverySettings(
        List.of(
            "https://autoconfig.%EMAILDOMAIN%:" + port + "/c.xml?emailaddress=%EMAILADDRESS%",
            "https://%EMAILDOMAIN%:" + port + "/.well-known/c.xml"),
        "https://ispdb.test:" + port + "/v1.1/%EMAILDOMAIN%",
        List.of("https://autodiscover.%EMAILDOMAIN%:" + port + "/autodiscover.xml"),
        List.of(
            new Server("imap.%EMAILDOMAIN%", 993, Security.TLS),
            new Server("mail.%EMAILDOMAIN%", 993, Security.TLS)),
        List.of(new Server("smtp.%EMAILDOMAIN%", 465, Security.TLS)),
        step,
        Duration.ofMinutes(1));
  }

  private Discovery discovery(InstantSource time) {
    return discovery(time, Duration.ofSeconds(20));
  }

  private Discovery discovery(InstantSource time, Duration step) {
    var trust = Trust.with(authority.pem());
    var policy = new NetworkPolicy(Cidr.list("127.0.0.1/32"));
    var hosts = new DnsHosts(dns, HostsFile.at(folder.resolve("none")), policy);
    return new Discovery(vertx, dns, hosts, trust, servers, settings(step), time);
  }

  private Suggestion discover(String... answering) {
    servers.known.addAll(List.of(answering));
    return discovery(InstantSource.system()).discover(ANNA);
  }

  private static String autoconfig(String imapHost, String smtpHost) {
    return """
    <clientConfig><emailProvider id="x"><displayName>Example Mail</displayName>
      <incomingServer type="imap"><hostname>%s</hostname><port>993</port>
        <socketType>SSL</socketType><username>%%EMAILLOCALPART%%</username></incomingServer>
      <outgoingServer type="smtp"><hostname>%s</hostname><port>465</port>
        <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username></outgoingServer>
    </emailProvider></clientConfig>
    """
        .formatted(imapHost, smtpHost);
  }

  @Test
  void aKnownDomainIsNotLookedUpAnywhere() {
    servers.known.addAll(List.of("imap imap.gmail.com:993", "smtp smtp.gmail.com:465"));
    var found = discovery(InstantSource.system()).discover(EmailAddress.parse("anna@gmail.com"));
    assertThat(found)
        .returns(Provider.GOOGLE, Suggestion::provider)
        .returns("Google", Suggestion::providerName)
        .returns("preset", Suggestion::source)
        .returns(SignIn.OAUTH, Suggestion::signIn)
        .returns("anna@gmail.com", Suggestion::username);
    assertThat(web.requests()).isEmpty();
  }

  @Test
  void theMailHostTellsTheProviderOfAnOwnDomain() {
    dns.mx("example.test", "1 mx1.migadu.com.");
    assertThat(discover("imap imap.migadu.com:993", "smtp smtp.migadu.com:465"))
        .returns("Migadu", Suggestion::providerName)
        .returns("mx", Suggestion::source);
    assertThat(web.requests()).isEmpty();
  }

  @Test
  void theDomainsOwnWordGoesBeforeMozillas() {
    web.file("autoconfig.example.test/c.xml", autoconfig("i1.test", "s1.test"))
        .file("example.test/.well-known/c.xml", autoconfig("i2.test", "s2.test"))
        .file("ispdb.test/v1.1/example.test", autoconfig("i3.test", "s3.test"));
    assertThat(
            discover(
                "imap i1.test:993",
                "imap i2.test:993",
                "imap i3.test:993",
                "smtp s1.test:465",
                "smtp s2.test:465",
                "smtp s3.test:465"))
        .returns("i1.test:993", found -> found.imap().toString())
        .returns("s1.test:465", found -> found.smtp().toString())
        .returns("anna", Suggestion::username)
        .returns("Example Mail", Suggestion::providerName)
        .returns("autoconfig", Suggestion::source);
    assertThat(web.requests())
        .contains("GET autoconfig.example.test/c.xml?emailaddress=anna%40example.test");
  }

  @Test
  void mozillasWordGoesBeforeTheDns() {
    web.file("ispdb.test/v1.1/example.test", autoconfig("i3.test", "s3.test"));
    dns.srv("_imaps._tcp.example.test", "0 0 993 i4.test.");
    assertThat(discover("imap i3.test:993", "smtp s3.test:465", "imap i4.test:993"))
        .returns("i3.test:993", found -> found.imap().toString())
        .returns("ispdb", Suggestion::source);
  }

  @Test
  void theDnsGoesBeforeAutodiscover() {
    dns.srv("_imaps._tcp.example.test", "0 0 993 i4.test.")
        .srv("_submission._tcp.example.test", "0 0 465 s4.test.");
    web.file("autodiscover.example.test/autodiscover.xml", autodiscover("i5.test", "s5.test"));
    assertThat(discover("imap i4.test:993", "smtp s4.test:465", "imap i5.test:993"))
        .returns("i4.test:993", found -> found.imap().toString())
        .returns(new Server("s4.test", 465, Security.TLS), Suggestion::smtp)
        .returns("srv", Suggestion::source);
  }

  private static String autodiscover(String imapHost, String smtpHost) {
    return """
    <Autodiscover><Response><Account>
      <Protocol><Type>IMAP</Type><Server>%s</Server><Port>993</Port><SSL>on</SSL></Protocol>
      <Protocol><Type>SMTP</Type><Server>%s</Server><Port>465</Port><SSL>on</SSL></Protocol>
    </Account></Response></Autodiscover>
    """
        .formatted(imapHost, smtpHost);
  }

  @Test
  void autodiscoverIsAskedByPost() {
    web.file("autodiscover.example.test/autodiscover.xml", autodiscover("i5.test", "s5.test"));
    assertThat(discover("imap i5.test:993", "smtp s5.test:465"))
        .returns("autodiscover", Suggestion::source);
    assertThat(web.requests()).contains("POST autodiscover.example.test/autodiscover.xml");
  }

  @Test
  void whoeverTakesTheMailIsAskedForWhenTheDomainSaysNothing() {
    dns.mx("example.test", "1 mx1.mail.hoster.test.");
    web.file("ispdb.test/v1.1/hoster.test", autoconfig("i6.test", "s6.test"));
    assertThat(discover("imap i6.test:993", "smtp s6.test:465"))
        .returns("ispdb", Suggestion::source);
    assertThat(web.requests())
        .containsSubsequence(
            "GET ispdb.test/v1.1/example.test",
            "GET ispdb.test/v1.1/mail.hoster.test",
            "GET ispdb.test/v1.1/hoster.test");
  }

  @Test
  void guessesComeLast() {
    assertThat(discover("imap mail.example.test:993", "smtp smtp.example.test:465"))
        .returns("mail.example.test:993", found -> found.imap().toString())
        .returns("example.test", Suggestion::providerName)
        .returns("guess", Suggestion::source);
  }

  @Test
  void readingAndSendingMayComeFromDifferentSources() {
    web.file("autoconfig.example.test/c.xml", autoconfig("gone.test", "s1.test"));
    dns.srv("_imaps._tcp.example.test", "0 0 993 i4.test.");
    assertThat(discover("smtp s1.test:465", "imap i4.test:993"))
        .returns("i4.test:993", found -> found.imap().toString())
        .returns("s1.test:465", found -> found.smtp().toString())
        .returns("srv+autoconfig", Suggestion::source)
        .returns(List.of(), Suggestion::tried);
  }

  @Test
  void aSourceWhoseServersDoNotAnswerIsPassedOver() {
    dns.mx("example.test", "1 mx1.migadu.com.");
    assertThat(discover("imap imap.example.test:993", "smtp smtp.example.test:465"))
        .returns("guess", Suggestion::source);
  }

  @Test
  void whenNothingAnswersTheBestGuessCanStillBeEdited() {
    web.file("autoconfig.example.test/c.xml", autoconfig("i1.test", "s1.test"));
    var found = discover();
    assertThat(found)
        .returns("none", Suggestion::source)
        .returns("i1.test:993", suggestion -> suggestion.imap().toString())
        .returns("s1.test:465", suggestion -> suggestion.smtp().toString());
    assertThat(found.tried())
        .contains("There is no i1.test:993.", "There is no imap.example.test:993.");
  }

  @Test
  void whenOneSideAnswersTheOtherIsMarked() {
    assertThat(discover("smtp smtp.example.test:465"))
        .returns("none+guess", Suggestion::source)
        .returns("imap.example.test:993", found -> found.imap().toString());
  }

  @Test
  void noServerIsSpokenToTwice() {
    web.file("autoconfig.example.test/c.xml", autoconfig("imap.example.test", "s1.test"))
        .file("ispdb.test/v1.1/example.test", autoconfig("imap.example.test", "s1.test"));
    discover();
    assertThat(servers.probed).doesNotHaveDuplicates();
  }

  @Test
  void aDomainThatTakesNoMailIsOnlyGuessedAt() {
    dns.mx("example.test", "0 .");
    assertThat(discover()).returns("none", Suggestion::source);
  }

  @Test
  void aDomainOfTheGreatestLengthIsGuessedAtItself() {
    String longest = "a".repeat(57) + ("." + "b".repeat(63)).repeat(3) + ".xy";
    var anna = EmailAddress.parse("a@" + longest);
    assertThat(discovery(InstantSource.system()).discover(anna).imap().host()).isEqualTo(longest);
  }

  @Test
  void anInternationalDomainIsAskedForByItsALabels() {
    web.file("autoconfig.xn--bcher-kva.test/c.xml", autoconfig("mail.%EMAILDOMAIN%", "s1.test"));
    servers.known.addAll(List.of("imap mail.xn--bcher-kva.test:993", "smtp s1.test:465"));
    var found = discovery(InstantSource.system()).discover(EmailAddress.parse("anna@bücher.test"));
    assertThat(found)
        .returns("autoconfig", Suggestion::source)
        .returns("mail.xn--bcher-kva.test:993", suggestion -> suggestion.imap().toString());
  }

  @Test
  void aSourceThatHangsDoesNotKeepTheOthersFromBeingHeard() {
    web.page("autoconfig.example.test/c.xml", _ -> {});
    dns.srv("_imaps._tcp.example.test", "0 0 993 i4.test.")
        .srv("_submissions._tcp.example.test", "0 0 465 s4.test.");
    servers.known.addAll(List.of("imap i4.test:993", "smtp s4.test:465"));
    assertThat(discovery(InstantSource.system(), Duration.ofSeconds(1)).discover(ANNA))
        .returns("srv", Suggestion::source);
  }

  @Test
  void whenTheTimeIsUpTheGuessesAreShownUntried() {
    var clock = new ConcurrentLinkedQueue<>(List.of(Instant.EPOCH));
    InstantSource late = () -> clock.isEmpty() ? Instant.EPOCH.plusSeconds(90) : clock.poll();
    assertThat(discovery(late).discover(ANNA))
        .returns("none", Suggestion::source)
        .returns("imap.example.test:993", found -> found.imap().toString());
    assertThat(servers.probed).isEmpty();
  }

  @Test
  void itMayBeCalledFromAVirtualThreadVerticle() throws Exception {
    servers.known.addAll(List.of("imap imap.example.test:993", "smtp smtp.example.test:465"));
    Discovery discovery = discovery(InstantSource.system());
    Promise<Suggestion> found = Promise.promise();
    var verticle =
        new AbstractVerticle() {
          @Override
          public void start() {
            found.complete(discovery.discover(ANNA));
          }
        };
    vertx
        .deployVerticle(
            verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
    assertThat(found.future().await()).returns("guess", Suggestion::source);
  }

  @Test
  void theJsonIsTheApis() {
    var found = discover("imap imap.example.test:993", "smtp smtp.example.test:465");
    assertThat(Json.read(Json.write(found)))
        .isEqualTo(
            Json.read(
                """
                {"provider": "custom", "providerName": "example.test",
                 "imap": {"host": "imap.example.test", "port": 993, "security": "tls"},
                 "smtp": {"host": "smtp.example.test", "port": 465, "security": "tls"},
                 "username": "anna@example.test", "source": "guess", "signIn": "password",
                 "help": null, "tried": []}
                """));
  }

  @Test
  void helpSaysWhatToDoAndWhere() {
    servers.known.addAll(List.of("imap imap.gmail.com:993", "smtp smtp.gmail.com:465"));
    var found = discovery(InstantSource.system()).discover(EmailAddress.parse("anna@gmail.com"));
    var json = Json.read(Json.write(found));
    assertThat(json.at("/signIn").asText()).isEqualTo("oauth");
    assertThat(json.at("/help/text").asText()).contains("app password");
    assertThat(json.at("/help/url").asText()).startsWith("https://");
  }
}
