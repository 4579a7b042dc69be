package sendwell.sandbox;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.sandbox.SandboxProvider.Kind;

/**
 * Google and Microsoft of the sandbox, with their mail servers, and a Sendwell that they know. What
 * they have allowed is not kept when they stop.
 *
 * @param mail the mail servers of each, behind which the provider is
 * @param graph the other way into the mailboxes of Microsoft
 */
public record SandboxProviders(Map<Kind, ProviderMail> mail, SandboxGraph graph)
    implements AutoCloseable {
  /** Who can sign in with those that have ports of their own. */
  static final List<String> PEOPLE =
      List.of("gina@gmail.test", "george@gmail.test", "oscar@outlook.test", "olga@outlook.test");

  private static final int GRAPH_PORT = 10_445;

  private record Ports(int provider, ProviderMail.Ports mail) {
    static final Ports FREE = new Ports(0, new ProviderMail.Ports(0, 0, 0, 0));
  }

  private static final Map<Kind, Ports> FIXED =
      Map.of(
          Kind.GOOGLE,
          new Ports(10_443, new ProviderMail.Ports(11_993, 11_143, 11_465, 11_587)),
          Kind.MICROSOFT,
          new Ports(10_444, new ProviderMail.Ports(12_993, 12_143, 12_465, 12_587)));

  /**
   * Starts both, always on the same ports, with a few people; waits. They send people back to a
   * Sendwell at this address.
   */
  static SandboxProviders start(Vertx vertx, Sandbox sandbox, URI home) {
    var providers = start(vertx, sandbox, home, InstantSource.system(), FIXED);
    PEOPLE.stream().map(EmailAddress::parse).forEach(providers::create);
    return providers;
  }

  /** The same on whatever ports are free, and nobody is there. */
  public static SandboxProviders start(Vertx vertx, Sandbox sandbox, URI home, InstantSource time) {
    return start(vertx, sandbox, home, time, Map.of());
  }

  private static SandboxProviders start(
      Vertx vertx, Sandbox sandbox, URI home, InstantSource time, Map<Kind, Ports> ports) {
    var mail = new EnumMap<Kind, ProviderMail>(Kind.class);
    for (Kind kind : Kind.values()) {
      var wanted = ports.getOrDefault(kind, Ports.FREE);
      var authority = sandbox.authority();
      var provider = SandboxProvider.start(vertx, authority, kind, time, wanted.provider());
      provider.register(home.resolve("/oauth/" + word(kind) + "/callback"));
      var servers = ProviderMail.start(vertx, authority, provider, wanted.mail());
      for (Server server : List.of(servers.imap(Security.TLS), servers.submission(Security.TLS))) {
        String[] name = server.host().split("\\.", 2);
        sandbox.dns().world().add(name[1], name[0] + " A 127.0.0.1");
      }
      mail.put(kind, servers);
    }
    var microsoft = mail.get(Kind.MICROSOFT);
    var graph =
        SandboxGraph.start(
            vertx,
            sandbox.authority().keyStore("127.0.0.1"),
            microsoft.mailboxes(),
            microsoft.provider()::opensGraph,
            time,
            ports.isEmpty() ? 0 : GRAPH_PORT);
    return new SandboxProviders(mail, graph);
  }

  private void create(EmailAddress person) {
    mail.values().stream()
        .filter(servers -> servers.imap(Security.TLS).host().endsWith(person.domain().name()))
        .forEach(servers -> servers.create(person));
  }

  /** What makes a Sendwell know them. */
  public Map<String, String> settings() {
    var all = new HashMap<String, String>();
    all.put("SENDWELL_GRAPH_URL", graph.service().toString());
    for (ProviderMail servers : mail.values()) {
      var provider = servers.provider();
      String prefix = "SENDWELL_OAUTH_" + provider.kind() + "_";
      all.put(prefix + "CLIENT_ID", provider.clientId());
      all.put(prefix + "CLIENT_SECRET", provider.clientSecret());
      all.put(prefix + "DISCOVERY_URL", provider.discoveryUrl().toString());
      all.put(prefix + "IMAP", place(servers.imap(Security.TLS)));
      all.put(prefix + "SMTP", place(servers.submission(Security.STARTTLS)));
    }
    return all;
  }

  @Override
  public void close() {
    graph.close();
    mail.values().forEach(ProviderMail::close);
    mail.values().stream().map(ProviderMail::provider).forEach(SandboxProvider::close);
  }

  private static String place(Server server) {
    return "%s:%d:%s".formatted(server.host(), server.port(), word(server.security()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
