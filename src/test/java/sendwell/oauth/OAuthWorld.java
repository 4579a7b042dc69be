package sendwell.oauth;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.http.Web;
import sendwell.mail.Cidr;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Trust;
import sendwell.oauth.ProviderSettings.Binding;
import sendwell.oauth.ProviderSettings.Source;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxPerson;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.TestClock;

/** A provider of the sandbox, somebody with a mailbox there, and the product that speaks to it. */
public final class OAuthWorld implements AutoCloseable {
  /** Who has a mailbox. */
  public static final String ANNA = "anna@acme.test";

  static final URI REDIRECT = URI.create("https://sendwell.test/oauth/callback");

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Map<Kind, List<String>> SCOPES =
      Map.of(
          Kind.GOOGLE,
          List.of("openid", "email", "https://mail.google.com/"),
          Kind.MICROSOFT,
          List.of(
              "openid",
              "profile",
              "offline_access",
              "https://outlook.office.com/IMAP.AccessAsUser.All",
              "https://outlook.office.com/SMTP.Send",
              "https://graph.microsoft.com/Mail.Send",
              "https://graph.microsoft.com/Mail.ReadWrite"));

  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private final Kind kind;
  private final TestClock time = TestClock.standing();
  private final SandboxProvider sandbox;
  private final SandboxPerson anna;

  /** Keeps its authority in the folder. */
  public OAuthWorld(Path folder, Kind kind) {
    var authority = Authority.create(folder);
    this.folder = folder;
    this.kind = kind;
    this.sandbox = SandboxProvider.start(vertx, authority, kind, time, 0);
    this.anna = new SandboxPerson(authority);
    sandbox.register(REDIRECT);
    sandbox.addPerson(ANNA);
  }

  /** The provider. */
  public SandboxProvider sandbox() {
    return sandbox;
  }

  SandboxPerson anna() {
    return anna;
  }

  /** The clock of provider and product. */
  public TestClock time() {
    return time;
  }

  /** The product's side. */
  public OAuthProvider provider() {
    return provider(discovered(), LIMIT);
  }

  Source discovered() {
    return new Source.Discovered(sandbox.discoveryUrl());
  }

  OAuthProvider provider(Source source, Duration limit) {
    var client = new Client(sandbox.clientId(), sandbox.clientSecret());
    return oauth(limit).provider(settings(source), client);
  }

  List<SetupFinding> verify(Client client, URI redirect) {
    return oauth(LIMIT).verify(settings(discovered()), client, redirect);
  }

  List<SetupFinding> verify(Source source, Client client) {
    return verify(source, client, LIMIT);
  }

  List<SetupFinding> verify(Source source, Client client, Duration limit) {
    return oauth(limit).verify(settings(source), client, REDIRECT);
  }

  private ProviderSettings settings(Source source) {
    var parameters = Map.of("access_type", "offline", "prompt", "consent");
    return new ProviderSettings("Google", source, SCOPES.get(kind), binding(kind), parameters);
  }

  private static Binding binding(Kind kind) {
    return switch (kind) {
      case GOOGLE -> Binding.EVERYTHING;
      case MICROSOFT -> Binding.ONE_RESOURCE;
    };
  }

  private OAuth oauth(Duration limit) {
    var hosts =
        new DnsHosts(
            new ZoneDns(),
            HostsFile.at(folder.resolve("none")),
            new NetworkPolicy(Cidr.list("127.0.0.1/32")));
    var web = new Web(vertx, hosts, Trust.with(folder.resolve("authority.pem")), limit);
    return new OAuth(vertx, web, new SecureRandom(), time);
  }

  /** All by hand, and no keys. */
  Source given(List<URI> userinfo) {
    var home = sandbox.discoveryUrl();
    return new Source.Given(
        new Endpoints(
            home.resolve("/authorize"), home.resolve("/token"), userinfo, List.of(), List.of()));
  }

  /** Anna signs in; these permissions she unticks. */
  SignIn signIn(OAuthProvider provider, String... unticked) {
    var begun = provider.begin(REDIRECT, ANNA);
    var back = callback(anna.allow(begun.page(), ANNA, unticked));
    return provider.finish(begun.attempt(), back);
  }

  /** Anna signs in. */
  public TokenSet tokens(OAuthProvider provider) {
    return switch (signIn(provider)) {
      case SignIn.SignedIn(_, _, var tokens) -> tokens;
      case SignIn other -> throw new AssertionError(other);
    };
  }

  /** Anna signs in: what opens her mailbox at the mail servers. */
  public String token() {
    return tokens(provider()).access().getFirst().value();
  }

  static Callback callback(Map<String, String> back) {
    return new Callback(
        back.getOrDefault("code", ""),
        back.getOrDefault("state", ""),
        back.getOrDefault("iss", ""),
        back.getOrDefault("error", ""),
        back.getOrDefault("error_description", ""));
  }

  @Override
  public void close() {
    sandbox.close();
    vertx.close().await();
  }
}
