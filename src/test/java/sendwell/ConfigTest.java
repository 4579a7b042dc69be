package sendwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.dns.DnsSettings;
import sendwell.dnsbl.Blacklist;
import sendwell.oauth.Client;
import sendwell.oauth.Endpoints;
import sendwell.oauth.ProviderSettings.Source;
import sendwell.outbox.OutboxSettings;

class ConfigTest {
  @TempDir private Path folder;

  @Test
  void withoutAnySettingTheDefaultsHold() {
    var config = Config.read(Map.of());
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().publicUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(config.http().bodyLimit()).isEqualTo(4_194_304);
    assertThat(config.http().requestLimit()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.http().trustedProxies()).isEmpty();
    assertThat(config.http().secure()).isFalse();
    assertThat(config.data()).isEqualTo(Path.of("data"));
    assertThat(config.database().external()).isEmpty();
    assertThat(config.database().pool()).isEqualTo(16);
    assertThat(config.secret().file()).isEqualTo(Path.of("data/secret.key"));
    assertThat(config.secret().given()).isEmpty();
    assertThat(config.workspace().sessionLifetime()).isEqualTo(Duration.ofDays(30));
    assertThat(config.dns()).isEqualTo(new DnsSettings(List.of(), Duration.ofSeconds(5), 1_000));
    assertThat(config.network().allowed()).isEmpty();
    assertThat(config.eventsKeep()).isEqualTo(Duration.ofDays(7));
    assertThat(config.limits()).isEqualTo(new NewAccount.Limits(500, 0));
    assertThat(config.discovery().step()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.discovery().whole()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.outbox()).isEqualTo(new OutboxSettings(200, Duration.ofSeconds(1)));
    assertThat(config.registries())
        .containsExactly(URI.create("https://data.iana.org/rdap/dns.json"));
    assertThat(config.graph()).isEqualTo(URI.create("https://graph.microsoft.com/v1.0"));
  }

  @Test
  void theAddressOfGraphMayEndInASlash() {
    var china = Map.of("SENDWELL_GRAPH_URL", "https://microsoftgraph.chinacloudapi.cn/v1.0/");
    assertThat(Config.read(china).graph())
        .isEqualTo(URI.create("https://microsoftgraph.chinacloudapi.cn/v1.0"));
  }

  @Test
  void registriesNeedNotBeAsked() {
    assertThat(Config.read(Map.of("SENDWELL_RDAP_SERVERS", "")).registries()).isEmpty();
  }

  @Test
  void theEnvironmentOverridesEverySetting() {
    var config =
        Config.read(
            Map.ofEntries(
                Map.entry("SENDWELL_HTTP_HOST", "::1"),
                Map.entry("SENDWELL_HTTP_PORT", "9000"),
                Map.entry("SENDWELL_HTTP_PUBLIC_URL", "https://mail.example"),
                Map.entry("SENDWELL_HTTP_BODY_LIMIT", "65536"),
                Map.entry("SENDWELL_HTTP_IDLE", "500ms"),
                Map.entry("SENDWELL_HTTP_TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"),
                Map.entry("SENDWELL_DATA_DIR", "/srv/mail"),
                Map.entry("SENDWELL_DATABASE_URL", "postgresql://a:b@db.example/mail"),
                Map.entry("SENDWELL_DATABASE_POOL", "5"),
                Map.entry("SENDWELL_SECRET_KEY", "given"),
                Map.entry("SENDWELL_SESSION_LIFETIME", "2h"),
                Map.entry("SENDWELL_DNS_RESOLVERS", "127.0.0.1:5353,::1:53"),
                Map.entry("SENDWELL_DNS_PATIENCE", "1m"),
                Map.entry("SENDWELL_DNS_IN_FLIGHT", "20"),
                Map.entry("SENDWELL_NETWORK_ALLOW", "10.0.0.0/8,::1"),
                Map.entry("SENDWELL_EVENTS_KEEP", "5m"),
                Map.entry("SENDWELL_ACCOUNT_DAILY_LIMIT", "40"),
                Map.entry("SENDWELL_ACCOUNT_MIN_GAP_SECONDS", "90"),
                Map.entry("SENDWELL_OUTBOX_LANES", "3"),
                Map.entry("SENDWELL_OUTBOX_POLL", "30s")));
    assertThat(config.http().host()).isEqualTo("::1");
    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.http().publicUrl()).isEqualTo(URI.create("https://mail.example"));
    assertThat(config.http().bodyLimit()).isEqualTo(65_536);
    assertThat(config.http().requestLimit()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.http().trustedProxies()).containsExactly("10.0.0.1", "10.0.0.2");
    assertThat(config.http().secure()).isTrue();
    assertThat(config.data()).isEqualTo(Path.of("/srv/mail"));
    assertThat(config.database().external()).extracting("host").containsExactly("db.example");
    assertThat(config.database().pool()).isEqualTo(5);
    assertThat(config.secret().file()).isEqualTo(Path.of("/srv/mail/secret.key"));
    assertThat(config.secret().given()).isEqualTo("given");
    assertThat(config.workspace().sessionLifetime()).isEqualTo(Duration.ofHours(2));
    assertThat(config.dns().resolvers())
        .containsExactly(
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 5353),
            new InetSocketAddress(InetAddress.ofLiteral("::1"), 53));
    assertThat(config.dns().patience()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.dns().inFlight()).isEqualTo(20);
    assertThat(config.network().allowed()).hasSize(2);
    assertThat(config.eventsKeep()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.limits()).isEqualTo(new NewAccount.Limits(40, 90));
    assertThat(config.outbox()).isEqualTo(new OutboxSettings(3, Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP_PORT | http.port | eighty | a whole number from 0 to 65535",
        "HTTP_PORT | http.port | 65536 | a whole number from 0 to 65535",
        "HTTP_PORT | http.port | -1 | a whole number from 0 to 65535",
        "HTTP_PUBLIC_URL | http.public_url | mail.example | https://sendwell.example.com",
        "HTTP_PUBLIC_URL | http.public_url | ftp://mail.example | https://sendwell.example.com",
        "HTTP_BODY_LIMIT | http.body_limit | 1 | a whole number from 65536",
        "HTTP_IDLE | http.idle | 30 | a time like 500ms, 30s",
        "HTTP_IDLE | http.idle | 0s | a time like 500ms, 30s",
        "DATABASE_POOL | database.pool | 1 | a whole number from 2 to 200",
        "SESSION_LIFETIME | session.lifetime | forever | a time like",
        "DNS_RESOLVERS | dns.resolvers | dns.example:53 | name servers like 127.0.0.1:53",
        "DNS_RESOLVERS | dns.resolvers | 127.0.0.1 | name servers like 127.0.0.1:53",
        "DNS_RESOLVERS | dns.resolvers | 127.0.0.1:99999 | name servers like 127.0.0.1:53",
        "DNS_PATIENCE | dns.patience | 99ms | a time from 100ms to 1m",
        "DNS_PATIENCE | dns.patience | 61s | a time from 100ms to 1m",
        "DNS_IN_FLIGHT | dns.in_flight | 5001 | a whole number from 1 to 5000",
        "NETWORK_ALLOW | network.allow | 10.0.0.0/40 | address ranges like 10.0.0.0/8",
        "NETWORK_ALLOW | network.allow | localhost | address ranges like 10.0.0.0/8",
        "TLS_TRUST_FILE | tls.trust_file | /no/such.pem | a readable file of PEM certificates",
        "EVENTS_KEEP | events.keep | 7 days | a time like",
        "ACCOUNT_DAILY_LIMIT | account.daily_limit | 0 | a whole number from 1 to 100000",
        "ACCOUNT_MIN_GAP_SECONDS | account.min_gap_seconds | 86401 | from 0 to 86400",
        "DISCOVERY_STEP | discovery.step | soon | a time like",
        "RDAP_SERVERS | rdap.servers | http://iana.example/ | an address like https://data.iana",
        "RDAP_SERVERS | rdap.servers | https: | an address like https://data.iana",
        "GRAPH_URL | graph.url | http://graph.example/v1.0 | an address like https://graph.micro",
        "OUTBOX_LANES | outbox.lanes | 0 | a whole number from 1 to 10000",
        "OUTBOX_POLL | outbox.poll | 1y | a time like"
      })
  void aWrongValueIsNamedWithWhatIsAllowed(
      String variable, String name, String value, String allowed) {
    var failure = refused(Map.of("SENDWELL_" + variable, value));
    assertThat(failure)
        .hasMessageContainingAll(name + " is \"" + value + "\"", allowed, "SENDWELL_" + variable);
  }

  @Test
  void oneStartTellsAllThatIsWrong() {
    var failure =
        refused(Map.of("SENDWELL_HTTP_PORT", "eighty", "SENDWELL_OUTBOX_POLL", "sometimes"));
    assertThat(failure.getMessage().lines()).hasSize(2);
  }

  @Test
  void aWrongSecretIsNotRepeated() {
    var failure = refused(Map.of("SENDWELL_DATABASE_URL", "mysql://anna:hunter2@db.example/mail"));
    assertThat(failure).hasMessageContaining("database.url is \"***\"");
    assertThat(failure.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void theTextFormOfTheSettingsHidesSecrets() {
    var config =
        Config.read(
            Map.of(
                "SENDWELL_SECRET_KEY", "hunter2",
                "SENDWELL_DATABASE_URL", "postgresql://anna:hunter3@db.example/mail"));
    assertThat(config.toString()).doesNotContain("hunter");
  }

  @Test
  void aFileOverridesTheDefaultsAndTheEnvironmentTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "http.port=1000\noutbox.lanes=7\n");
    var config =
        Config.read(Map.of("SENDWELL_CONFIG", file.toString(), "SENDWELL_HTTP_PORT", "2000"));
    assertThat(config.http().port()).isEqualTo(2000);
    assertThat(config.outbox().lanes()).isEqualTo(7);
    assertThat(config.database().pool()).isEqualTo(16);
  }

  @Test
  void aNameThatIsNoSettingIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "http.prot=1000\n");
    assertThat(refused(Map.of("SENDWELL_CONFIG", file.toString())))
        .hasMessageContainingAll(file.toString(), "http.prot, which is no setting");
  }

  @Test
  void aVariableThatIsNoSettingIsWarnedOfWithoutItsValue() {
    try (var logs = Logs.of("sendwell.Settings")) {
      Config.read(Map.of("SENDWELL_HTTP_PROT", "hunter2", "PATH", "/bin"));
      assertThat(logs.text())
          .contains("WARN", "SENDWELL_HTTP_PROT is no setting")
          .doesNotContain("hunter2", "PATH is");
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(refused(Map.of("SENDWELL_CONFIG", "/no/such/file")))
        .hasMessageContainingAll("SENDWELL_CONFIG", "/no/such/file", "cannot be read");
  }

  @Test
  void withoutAFileTheListsOfTheProgramAreAsked() {
    assertThat(Config.read(Map.of()).blacklists().lists())
        .extracting(Blacklist::id)
        .contains("spamhaus-zen", "uribl")
        .doesNotContain("abusix");
  }

  @Test
  void aListOfOnesOwnTakesTheirPlace() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lists.jsonc"),
            """
            [{"id": "mine", "name": "Mine", "zone": "bl.example", "holds": ["ip4"], "terms": "Free.",
              "codes": [{"code": "127.0.0.2", "meaning": "spam"}]}]
            """);
    assertThat(Config.read(Map.of("SENDWELL_DNSBL_FILE", file.toString())).blacklists().lists())
        .extracting(Blacklist::id)
        .containsExactly("mine");
  }

  @Test
  void aListThatMustNotBeAskedEndsTheStart() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lists.jsonc"),
            """
            [{"id": "mine", "name": "Mine", "zone": "dnsbl.sorbs.net", "holds": ["ip4"], "terms": "Free.",
              "codes": [{"code": "127.0.0.2", "meaning": "spam"}]}]
            """);
    assertThat(refused(Map.of("SENDWELL_DNSBL_FILE", file.toString())))
        .hasMessageContainingAll(
            "dnsbl.file is \"" + file,
            "\"mine\" must not be used, because it was shut down on 5 June 2024",
            "SENDWELL_DNSBL_FILE");
  }

  @Test
  void aListGetsItsKeyFromASettingOfItsOwn() throws IOException {
    Path file = Files.writeString(folder.resolve("my.conf"), "dnsbl.key.abusix=hunter2\n");
    var config =
        Config.read(
            Map.of("SENDWELL_CONFIG", file.toString(), "SENDWELL_DNSBL_KEY_SPAMHAUS", "hunter3"));
    assertThat(config.blacklists().lists())
        .extracting(Blacklist::id)
        .contains("abusix", "abusix-domain", "spamhaus-zrd");
    assertThat(config.toString())
        .contains("***.combined.mail.abusix.zone", "***.zen.dq.spamhaus.net")
        .doesNotContain("hunter");
  }

  @Test
  void aKeyForNoListEndsTheStart() {
    assertThat(refused(Map.of("SENDWELL_DNSBL_KEY_SPAMHOUSE", "hunter2")))
        .hasMessageContaining("no list takes the key \"spamhouse\"")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void withoutAClientIdItIsToBeSetLater() {
    assertThat(Config.read(Map.of()).providers())
        .containsOnlyKeys(Provider.GOOGLE, Provider.MICROSOFT)
        .allSatisfy(
            (_, provider) -> {
              assertThat(provider.client()).isEmpty();
              assertThat(provider.settings().scopes()).contains("openid");
            });
  }

  @Test
  void aSecretAloneEndsTheStart() {
    assertThat(refused(Map.of("SENDWELL_OAUTH_GOOGLE_CLIENT_SECRET", "hunter2")))
        .hasMessageContaining("give the id that oauth.google.client_secret belongs to")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void aProviderIsFoundByItsDiscoveryDocument() {
    var config =
        Config.read(
            Map.of(
                "SENDWELL_OAUTH_MICROSOFT_CLIENT_ID", "sendwell",
                "SENDWELL_OAUTH_MICROSOFT_CLIENT_SECRET", "hunter2"));
    var microsoft = config.providers().get(Provider.MICROSOFT);
    assertThat(microsoft.client()).containsExactly(new Client("sendwell", "hunter2"));
    assertThat(microsoft.settings().source())
        .isEqualTo(
            new Source.Discovered(
                URI.create(
                    "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration")));
    assertThat(microsoft.settings().scopes()).contains("offline_access");
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @Test
  void aProvidersEndpointsCanBeGivenByHand() {
    var config =
        Config.read(
            Map.of(
                "SENDWELL_OAUTH_GOOGLE_CLIENT_ID", "sendwell",
                "SENDWELL_OAUTH_GOOGLE_CLIENT_SECRET", "hunter2",
                "SENDWELL_OAUTH_GOOGLE_AUTHORIZE_URL", "https://idp.example/authorize",
                "SENDWELL_OAUTH_GOOGLE_TOKEN_URL", "https://idp.example/token",
                "SENDWELL_OAUTH_GOOGLE_USERINFO_URL", "https://idp.example/userinfo"));
    assertThat(config.providers().get(Provider.GOOGLE).settings().source())
        .isEqualTo(
            new Source.Given(
                new Endpoints(
                    URI.create("https://idp.example/authorize"),
                    URI.create("https://idp.example/token"),
                    List.of(URI.create("https://idp.example/userinfo")),
                    List.of(),
                    List.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT_SECRET, '', give the secret that belongs to oauth.google.client_id",
    "AUTHORIZE_URL, http://idp.example/, give an address like https://",
    "TOKEN_URL, https://idp.example/token, give oauth.google.authorize_url as well",
    "JWKS_URL, https://idp.example/keys, give oauth.google.issuer as well",
    "DISCOVERY_URL, accounts.google.com, give an address like https://"
  })
  void aProviderThatCannotBeReachedEndsTheStart(String name, String value, String sentence) {
    var environment = new HashMap<String, String>();
    environment.put("SENDWELL_OAUTH_GOOGLE_CLIENT_ID", "sendwell");
    environment.put("SENDWELL_OAUTH_GOOGLE_CLIENT_SECRET", "hunter2");
    environment.put("SENDWELL_OAUTH_GOOGLE_" + name, value);
    assertThat(refused(environment)).hasMessageContaining(sentence);
  }

  private static StartFailure refused(Map<String, String> environment) {
    var failure = catchThrowableOfType(StartFailure.class, () -> Config.read(environment));
    assertThat(failure).as("the start is refused").isNotNull();
    return failure;
  }
}
