package sendwell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sendwell.check.Aspect;
import sendwell.check.Check;
import sendwell.check.MtaStsCheck;
import sendwell.check.Platforms;
import sendwell.check.State;
import sendwell.check.Subject;
import sendwell.dkim.RsaKeys;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.ZoneDns;
import sendwell.dnsbl.Kind;
import sendwell.dnsbl.ZoneHealth;
import sendwell.dnsbl.ZoneHealths;
import sendwell.http.FetchingWorld;
import sendwell.mail.Domain;
import sendwell.mtasts.PolicyHost;

/** No check, however it asks, takes silence for an answer. */
class SilenceTest {
  @RegisterExtension
  private static final FetchingWorld WORLD =
      new FetchingWorld("mta-sts.example.com", "registry.test");

  private static final Domain DOMAIN = new Domain("example.com");
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("192.0.2.1");
  private static final List<Fault> FAULTS = List.of(Fault.SERVFAIL, Fault.TIMEOUT);
  private static final String LISTS =
      """
      [{"id": "domains", "name": "Domains", "zone": "dbl.test", "holds": ["domain"],
        "terms": "Free.", "perSecond": 100000,
        "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}]},
       {"id": "addresses", "name": "Addresses", "zone": "bl.test", "holds": ["ip4"],
        "terms": "Free.", "perSecond": 100000,
        "codes": [{"code": "127.0.0.2", "severity": "high", "meaning": "spam"}]}]\
      """;

  @TempDir private Path folder;
  private ZoneDns dns;
  private Map<String, String> settings;
  private ZoneHealths healths;
  private final Random random = new Random();

  @BeforeEach
  void publish() throws IOException {
    dns = WORLD.dns().signed(".").signed("example.com");
    Files.writeString(folder.resolve("lists"), LISTS);
    dns.add("dbl.test", "test A 127.0.0.2").add("bl.test", "2.0.0.127 A 127.0.0.2");
    String registry = "https://registry.test:" + WORLD.server().port();
    WORLD
        .server()
        .file(
            "registry.test/dns.json",
            "{\"services\": [[[\"com\"], [\"%s/\"]]]}".formatted(registry))
        .file(
            "registry.test/domain/example.com",
            "{\"events\": [{\"eventAction\": \"registration\", \"eventDate\":"
                + " \"2020-02-20T00:00:00Z\"}]}")
        .page(
            "mta-sts.example.com/.well-known/mta-sts.txt",
            request ->
                request
                    .response()
                    .putHeader("content-type", "text/plain")
                    .end(
                        "version: STSv1\n"
                            + "mode: enforce\n"
                            + "mx: *.example.com\n"
                            + "mx: smtp.google.com\n"
                            + "max_age: 604800\n"));
    settings =
        Map.of(
            "SENDWELL_DNSBL_FILE",
            folder.resolve("lists").toString(),
            "SENDWELL_NETWORK_ALLOW",
            "127.0.0.1/32,192.0.2.0/24",
            "SENDWELL_RDAP_SERVERS",
            registry + "/dns.json",
            "SENDWELL_TLS_TRUST_FILE",
            WORLD.trustFile().toString());
    dns.add(
        "example.com",
        """
        _dmarc         TXT  "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"
        _smtp._tls     TXT  "v=TLSRPTv1; rua=mailto:tls@example.com"
        _mta-sts       TXT  "v=STSv1; id=1"
        default._bimi  TXT  "v=BIMI1; l=https://example.com/a.svg; a=https://example.com/a.pem"
        """);
  }

  private static Subject own() {
    return new Subject(
        DOMAIN,
        null,
        List.of(new Subject.Sender(ADDRESS, true)),
        List.of(new Subject.Selector(DOMAIN, "s1")),
        DOMAIN);
  }

  private static Subject google() {
    var google = Platforms.load().of(new Domain("gmail.com")).orElseThrow();
    return new Subject(DOMAIN, google, List.of(), List.of(), DOMAIN);
  }

  /** All that a Sendwell with these settings looks at. */
  private List<Check> checks() {
    return TestChecks.of(settings, WORLD.vertx(), dns, new Forgetful(), random).stream()
        .map(check -> check.aspect() == Aspect.MTA_STS ? mtaSts() : check)
        .toList();
  }

  /** Policies lie at port 443, which no test can have. */
  private static Check mtaSts() {
    return new MtaStsCheck(
        new PolicyHost(WORLD.web(), WORLD.server().port()), InstantSource.system());
  }

  /** Each look tries the lists out anew. */
  private final class Forgetful implements ZoneHealths {
    @Override
    public Optional<ZoneHealth> of(String list, Kind kind) {
      return healths.of(list, kind);
    }

    @Override
    public void put(ZoneHealth health) {
      healths.put(health);
    }
  }

  /** Looks as if for the first time; the names that are made up are always the same. */
  private State look(Check check, Subject subject) {
    healths = ZoneHealths.inMemory();
    random.setSeed(1);
    return check.run(subject, dns).state();
  }

  @Test
  void oneAnswerThatIsMissingTurnsNothingBadAboutAServerOfOnesOwn() {
    dns.add(
            "example.com",
            """
            @               MX    10 mail
            @               TXT   "v=spf1 mx -all"
            mail            A     192.0.2.1
            _25._tcp.mail   TLSA  3 1 1 ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB
            """)
        .add("1.2.0.192.in-addr.arpa", "@ PTR mail.example.com.")
        .txt("s1._domainkey.example.com", "v=DKIM1; p=" + RsaKeys.published(2048))
        .signed("mail.example.com")
        .signed("_25._tcp.mail.example.com");
    oneAnswerThatIsMissingTurnsNothingBad(own(), Set.of());
  }

  @Test
  void oneAnswerThatIsMissingTurnsNothingBadAboutADomainThatIsHosted() {
    dns.add(
            "example.com",
            """
            @  MX   1 smtp.google.com.
            @  TXT  "v=spf1 include:_spf.google.com ~all"
            """)
        .add("google.com", "smtp A 192.0.2.25\n_spf TXT \"v=spf1 ip4:192.0.2.0/28 ~all\"")
        .txt("google._domainkey.example.com", "v=DKIM1; p=" + RsaKeys.published(2048));
    oneAnswerThatIsMissingTurnsNothingBad(google(), Set.of(Aspect.REVERSE_DNS, Aspect.DANE));
  }

  /** The domain is set up well; some aspects may be none of its own. */
  private void oneAnswerThatIsMissingTurnsNothingBad(Subject subject, Set<Aspect> others) {
    List<Check> checks = checks();
    assertThat(checks).extracting(Check::aspect).containsOnly(Aspect.values());
    for (Check check : checks) {
      int before = dns.asked().size();
      State well = look(check, subject);
      assertThat(well)
          .as("%s", check.aspect())
          .isEqualTo(others.contains(check.aspect()) ? State.NOT_APPLICABLE : State.PASS);
      List<Question<?>> asked = dns.asked();
      for (Question<?> question : new LinkedHashSet<>(asked.subList(before, asked.size()))) {
        for (Fault fault : FAULTS) {
          dns.fails(question, fault);
          assertThat(look(check, subject))
              .as("%s when %s is answered by %s", check.aspect(), question, fault)
              .isIn(well, State.UNKNOWN);
          dns.answers(question);
        }
      }
    }
  }
}
