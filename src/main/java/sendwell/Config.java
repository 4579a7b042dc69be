package sendwell;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.check.CheckSettings;
import sendwell.connect.DiscoverySettings;
import sendwell.db.DatabaseUrl;
import sendwell.dns.DnsSettings;
import sendwell.dnsbl.Blacklists;
import sendwell.health.Metric;
import sendwell.health.ScoreSettings;
import sendwell.inbox.InboxSettings;
import sendwell.mail.Cidr;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Trust;
import sendwell.outbox.OutboxSettings;
import sendwell.provider.ConfiguredProvider;
import sendwell.signin.MailServers;
import sendwell.verify.VerifySettings;
import sendwell.web.HttpSettings;
import sendwell.workspace.WorkspaceSettings;

/**
 * All settings, read once and checked whole; {@code conf/sendwell.properties} describes each.
 *
 * @param http how the server listens
 * @param data where the embedded database and the key file live
 * @param database where PostgreSQL is
 * @param secret where the key is that seals passwords
 * @param workspace signing in
 * @param dns which name servers are asked, and for how long
 * @param network which addresses users' servers may have
 * @param trust which certificate authorities vouch for servers
 * @param eventsKeep how long the event log is kept
 * @param limits what a new account may send
 * @param discovery whom discovery asks
 * @param outbox how sending is shared out
 * @param verify how looking after the accounts is shared out over time
 * @param inbox how reading the mailboxes is shared out over time
 * @param check how checking is shared out over time
 * @param score weights and thresholds of the health score
 * @param blacklists which blacklists are asked
 * @param registries the list of the registries that tell how old a domain is; empty if none is
 *     asked
 * @param providers how to sign people in with Google and Microsoft
 * @param mailServers where the mailboxes of each provider are
 * @param graph where Microsoft Graph's API begins
 */
record Config(
    HttpSettings http,
    Path data,
    DatabaseSettings database,
    SecretSettings secret,
    WorkspaceSettings workspace,
    DnsSettings dns,
    NetworkPolicy network,
    Trust trust,
    Duration eventsKeep,
    NewAccount.Limits limits,
    DiscoverySettings discovery,
    OutboxSettings outbox,
    VerifySettings verify,
    InboxSettings inbox,
    CheckSettings check,
    ScoreSettings score,
    Blacklists blacklists,
    List<URI> registries,
    Map<Provider, ConfiguredProvider> providers,
    Map<Provider, MailServers> mailServers,
    URI graph) {

  /**
   * Where PostgreSQL is.
   *
   * @param external empty means the embedded one
   * @param pool how many connections
   */
  record DatabaseSettings(List<DatabaseUrl> external, int pool) {}

  /**
   * Where the key is.
   *
   * @param file its file
   * @param given the key set itself, which goes before the file; empty if not given
   */
  record SecretSettings(Path file, String given) {
    @Override
    public String toString() {
      return "SecretSettings[" + file + ", ***]";
    }
  }

  /**
   * Reads the settings.
   *
   * @throws StartFailure naming every setting that is wrong, its value, and what is allowed
   */
  static Config read(Map<String, String> environment) {
    var settings = Settings.read(environment);
    Path data = Path.of(settings.text("data.dir"));
    var config =
        new Config(
            http(settings),
            data,
            database(settings),
            new SecretSettings(
                settings
                    .optional("secret.key_file")
                    .map(Path::of)
                    .orElse(data.resolve("secret.key")),
                settings.text("secret.key")),
            new WorkspaceSettings(settings.duration("session.lifetime")),
            new DnsSettings(
                resolvers(settings),
                settings.duration("dns.patience", "100ms", "1m"),
                settings.number("dns.in_flight", 1, 5_000)),
            new NetworkPolicy(
                settings.value(
                    "network.allow",
                    List.of(),
                    "give address ranges like 10.0.0.0/8, separated by commas",
                    Cidr::list)),
            trust(settings),
            settings.duration("events.keep"),
            new NewAccount.Limits(
                settings.number("account.daily_limit", 1, 100_000),
                settings.number("account.min_gap_seconds", 0, 86_400)),
            discovery(settings),
            new OutboxSettings(
                settings.number("outbox.lanes", 1, 10_000), settings.duration("outbox.poll")),
            new VerifySettings(
                settings.duration("verify.interval"),
                settings.number("verify.parallel", 1, 10_000)),
            new InboxSettings(
                settings.duration("inbox.interval", "1s", "1d"),
                settings.number("inbox.parallel", 1, 10_000)),
            new CheckSettings(
                settings.duration("check.interval"),
                settings.number("check.parallel", 1, 10_000),
                settings.duration("check.limit"),
                settings.duration("check.keep_changes")),
            score(settings),
            blacklists(settings),
            registries(settings),
            OAuthConfig.providers(settings),
            MailServersConfig.read(settings),
            graph(settings));
    settings.check();
    return config;
  }

  private static Blacklists blacklists(Settings settings) {
    Map<String, String> keys = settings.family("dnsbl.key.");
    return settings.value(
        "dnsbl.file",
        new Blacklists(List.of()),
        file -> file.isEmpty() ? Blacklists.load(keys) : Blacklists.read(Path.of(file), keys));
  }

  private static List<URI> registries(Settings settings) {
    return settings.value(
        "rdap.servers",
        List.of(),
        "give an address like https://data.iana.org/rdap/dns.json",
        text -> text.isEmpty() ? List.of() : List.of(https(text)));
  }

  private static URI graph(Settings settings) {
    String usual = "https://graph.microsoft.com/v1.0";
    return settings.value(
        "graph.url",
        URI.create(usual),
        "give an address like " + usual,
        text -> https(text.replaceFirst("/$", "")));
  }

  static URI https(String text) {
    var url = URI.create(text);
    if (url.getHost() == null || !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException();
    }
    return url;
  }

  private static ScoreSettings score(Settings settings) {
    var weights = new EnumMap<Metric, Integer>(Metric.class);
    for (Metric metric : Metric.values()) {
      String name = "score.weight." + metric.name().toLowerCase(Locale.ROOT);
      weights.put(metric, settings.number(name, 0, 100));
    }
    int good = settings.number("score.good", 1, 100);
    int warning = settings.number("score.warning", 0, 99);
    return settings.value(
        "score.weight.deliverability",
        ScoreSettings.usual(),
        "give weights that add up to 100, and a score.warning below score.good",
        _ -> new ScoreSettings(weights, good, warning));
  }

  private static HttpSettings http(Settings settings) {
    String host = settings.text("http.host");
    int port = settings.number("http.port", 0, 65_535);
    return new HttpSettings(
        host,
        port,
        settings
            .optional("http.public_url")
            .map(_ -> publicUrl(settings))
            .orElse(
                URI.create(
                    "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port)),
        settings.number("http.body_limit", 65_536, 104_857_600),
        settings.duration("http.idle"),
        settings.list("http.trusted_proxies"));
  }

  private static URI publicUrl(Settings settings) {
    return settings.value(
        "http.public_url",
        URI.create("http://localhost"),
        "give an address like https://sendwell.example.com",
        text -> {
          var url = URI.create(text);
          if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException();
          }
          return url;
        });
  }

  private static DatabaseSettings database(Settings settings) {
    List<DatabaseUrl> external =
        settings.value(
            "database.url",
            List.of(),
            "give an address like postgresql://user:password@host:5432/database",
            text ->
                Optional.of(text).filter(s -> !s.isEmpty()).map(DatabaseUrl::parse).stream()
                    .toList());
    return new DatabaseSettings(external, settings.number("database.pool", 2, 200));
  }

  private static List<InetSocketAddress> resolvers(Settings settings) {
    return settings.value(
        "dns.resolvers",
        List.of(),
        "give name servers like 127.0.0.1:53, separated by commas",
        _ -> settings.list("dns.resolvers").stream().map(Config::resolver).toList());
  }

  private static InetSocketAddress resolver(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        InetAddress.ofLiteral(text.substring(0, Math.max(0, colon))),
        Integer.parseInt(text.substring(colon + 1)));
  }

  private static DiscoverySettings discovery(Settings settings) {
    var standard = DiscoverySettings.standard();
    return new DiscoverySettings(
        settings.list("discovery.autoconfig"),
        settings.text("discovery.ispdb"),
        settings.list("discovery.autodiscover"),
        standard.imapGuesses(),
        standard.smtpGuesses(),
        settings.duration("discovery.step"),
        settings.duration("discovery.whole"));
  }

  private static Trust trust(Settings settings) {
    return settings.value(
        "tls.trust_file",
        Trust.system(),
        "give a readable file of PEM certificates",
        text -> text.isEmpty() ? Trust.system() : Trust.with(existing(text)));
  }

  private static Path existing(String text) {
    Path file = Path.of(text);
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException();
    }
    return file;
  }
}
