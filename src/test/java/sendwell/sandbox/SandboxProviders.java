package sendwell.sandbox;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
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
 * @param mail the mail servers of both, behind which the providers are
 */
record SandboxProviders(List<ProviderMail> mail) {
  /** Who can sign in with them. */
  static final List<String> PEOPLE =
      List.of("gina@gmail.test", "george@gmail.test", "oscar@outlook.test", "olga@outlook.test");

  private static final Map<Kind, Integer> PROVIDER_PORTS =
      Map.of(Kind.GOOGLE, 10_443, Kind.MICROSOFT, 10_444);
  private static final Map<Kind, ProviderMail.Ports> MAIL_PORTS =
      Map.of(
          Kind.GOOGLE, new ProviderMail.Ports(11_993, 11_143, 11_465, 11_587),
          Kind.MICROSOFT, new ProviderMail.Ports(12_993, 12_143, 12_465, 12_587));

  /** Starts both; waits. They send people back to a Sendwell at this address. */
  static SandboxProviders start(Vertx vertx, Sandbox sandbox, String home) {
    return new SandboxProviders(
        List.of(Kind.values()).stream().map(kind -> start(vertx, sandbox, home, kind)).toList());
  }

  private static ProviderMail start(Vertx vertx, Sandbox sandbox, String home, Kind kind) {
    int port = PROVIDER_PORTS.get(kind);
    var authority = sandbox.authority();
    var provider = SandboxProvider.start(vertx, authority, kind, InstantSource.system(), port);
    provider.register(URI.create(home + "/oauth/" + word(kind) + "/callback"));
    var mail = ProviderMail.start(vertx, authority, provider, MAIL_PORTS.get(kind));
    PEOPLE.stream()
        .filter(address -> mail.imap(Security.TLS).host().endsWith(address.split("@")[1]))
        .map(EmailAddress::parse)
        .forEach(mail::create);
    for (Server server : List.of(mail.imap(Security.TLS), mail.submission(Security.TLS))) {
      String[] name = server.host().split("\\.", 2);
      sandbox.dns().world().add(name[1], name[0] + " A 127.0.0.1");
    }
    return mail;
  }

  /** What makes a Sendwell know them. */
  Map<String, String> settings() {
    var all = new HashMap<String, String>();
    for (ProviderMail servers : mail) {
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

  private static String place(Server server) {
    return "%s:%d:%s".formatted(server.host(), server.port(), word(server.security()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
