package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import sendwell.thread.Aside;

/**
 * An OAuth 2.0 and OpenID Connect provider on loopback that behaves as Google or Microsoft document
 * theirs, and misbehaves on demand. Safe for use by any thread.
 */
public final class SandboxProvider implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
  private static final String GRAPH = "https://graph.microsoft.com/";
  private static final String SECRET = "sandbox-secret";

  private final Kind kind;
  private final InstantSource time;
  private final HttpServer server;
  private final ProviderGrants grants;
  private final ProviderKeys keys = new ProviderKeys();
  private final Set<String> people = new ConcurrentSkipListSet<>();
  private final Set<String> redirects = new ConcurrentSkipListSet<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger issued = new AtomicInteger();
  private final ProviderFaults faults;

  /** Whom it plays. */
  public enum Kind {
    /** {@code accounts.google.com}: refresh tokens stay, the address is verified. */
    GOOGLE(
        "Google",
        new Refusal(401, "invalid_client", "The OAuth client was not found."),
        new Refusal(401, "invalid_client", "Unauthorized"),
        new Refusal(401, "invalid_client", "Unauthorized"),
        new Refusal(400, "invalid_grant", "Malformed auth code."),
        new Refusal(400, "invalid_grant", "Token has been expired or revoked.")),
    /**
     * {@code login.microsoftonline.com/common}: each refresh hands out a new refresh token, the
     * issuer names the person's tenant, and nothing can be revoked.
     */
    MICROSOFT(
        "Microsoft",
        new Refusal(
            400,
            "unauthorized_client",
            "AADSTS700016: Application was not found in the directory."),
        new Refusal(401, "invalid_client", "AADSTS7000215: Invalid client secret provided."),
        new Refusal(
            401,
            "invalid_client",
            "AADSTS7000222: The provided client secret keys for app are expired."),
        new Refusal(
            400, "invalid_grant", "AADSTS70000: The provided value for 'code' is not valid."),
        new Refusal(
            400,
            "invalid_grant",
            "AADSTS700082: The refresh token has expired due to inactivity."));

    private final String title;
    private final Refusal unknownClient;
    private final Refusal wrongSecret;
    private final Refusal expiredSecret;
    private final Refusal noCode;
    private final Refusal ended;

    Kind(
        String title,
        Refusal unknownClient,
        Refusal wrongSecret,
        Refusal expiredSecret,
        Refusal noCode,
        Refusal ended) {
      this.title = title;
      this.unknownClient = unknownClient;
      this.wrongSecret = wrongSecret;
      this.expiredSecret = expiredSecret;
      this.noCode = noCode;
      this.ended = ended;
    }

    String title() {
      return title;
    }

    Refusal noCode() {
      return noCode;
    }

    Refusal ended() {
      return ended;
    }
  }

  /** An answer of the token endpoint that is no token. */
  record Refusal(int status, String error, String description) {}

  private SandboxProvider(Vertx vertx, Authority authority, Kind kind, InstantSource time) {
    this.kind = kind;
    this.time = time;
    this.grants = new ProviderGrants(time);
    this.faults = new ProviderFaults(grants, kind == Kind.MICROSOFT);
    var certificate = KeyCertOptions.wrap(Authority.keyManagers(authority.keyStore(HOST)));
    this.server =
        vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate));
  }

  /**
   * Starts one; waits.
   *
   * @param port on loopback; 0 means any that is free
   */
  public static SandboxProvider start(
      Vertx vertx, Authority authority, Kind kind, InstantSource time, int port) {
    var provider = new SandboxProvider(vertx, authority, kind, time);
    provider.server.requestHandler(provider.router(vertx)).listen(port, HOST).await();
    return provider;
  }

  private Router router(Vertx vertx) {
    var pages = new ProviderPages(this, grants);
    var tokens = new ProviderTokens(this, grants);
    var router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(20_000));
    router.get("/authorize").handler(pages::show);
    router.post("/authorize").handler(pages::choose);
    router.get(ProviderPages.ERROR).handler(pages::error);
    router.route().handler(this::troubled);
    router
        .get("/.well-known/openid-configuration")
        .handler(ctx -> ProviderTokens.json(ctx, 200, discovery()));
    router.get("/keys").handler(ctx -> ProviderTokens.json(ctx, 200, keys.published()));
    router.post("/token").handler(tokens::token);
    router.get("/userinfo").handler(tokens::userinfo);
    router.get("/tokeninfo").handler(tokens::tokenInfo);
    if (kind == Kind.GOOGLE) {
      router.post("/revoke").handler(tokens::revoke);
    }
    return router;
  }

  private void troubled(RoutingContext ctx) {
    requests.add(ctx.request().method() + " " + ctx.request().uri());
    Aside.start(() -> run(faults.meanwhile())).onSuccess(_ -> answer(ctx)).onFailure(ctx::fail);
  }

  private static Runnable run(Runnable meanwhile) {
    meanwhile.run();
    return meanwhile;
  }

  private void answer(RoutingContext ctx) {
    if (faults.trouble() instanceof ProviderFaults.Trouble.Answer(var status, var type, var body)) {
      ctx.response()
          .setStatusCode(status)
          .putHeader("content-type", type)
          .putHeader("retry-after", "90")
          .end(body);
    } else if (faults.trouble() instanceof ProviderFaults.Trouble.None) {
      ctx.next();
    }
  }

  /** Where it tells its endpoints (OpenID Connect Discovery 1.0 §4). */
  public URI discoveryUrl() {
    return at("/.well-known/openid-configuration");
  }

  /** Where mail servers ask whose an access token is; the token is to be added to it. */
  public String tokenInfoUrl() {
    return at("/tokeninfo") + "?access_token=";
  }

  private JsonObject discovery() {
    var document =
        new JsonObject()
            .put("issuer", kind == Kind.GOOGLE ? issuer() : origin() + "/{tenantid}/v2.0")
            .put("authorization_endpoint", at("/authorize").toString())
            .put("token_endpoint", at("/token").toString())
            .put("userinfo_endpoint", at("/userinfo").toString())
            .put("jwks_uri", at("/keys").toString())
            .put("response_types_supported", new JsonArray().add("code"))
            .put("code_challenge_methods_supported", new JsonArray().add("S256"))
            .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"));
    return kind == Kind.GOOGLE
        ? document.put("revocation_endpoint", at("/revoke").toString())
        : document;
  }

  private URI at(String path) {
    return URI.create(origin() + path);
  }

  private String origin() {
    return "https://" + HOST + ":" + server.actualPort();
  }

  String issuer() {
    return kind == Kind.GOOGLE ? origin() : origin() + "/" + TENANT + "/v2.0";
  }

  /** The one application that is registered. */
  public String clientId() {
    return "sendwell-" + kind.name().toLowerCase(Locale.ROOT);
  }

  /** What proves that it is this application. */
  public String clientSecret() {
    return SECRET;
  }

  /** The application may send people back to this address, and to no other. */
  public void register(URI redirect) {
    redirects.add(redirect.toString());
  }

  /** Gives somebody a mailbox. */
  public void addPerson(String address) {
    people.add(address);
  }

  /** Whether the bearer of this access token may use this mailbox, for mail servers to ask. */
  public boolean opens(String address, String accessToken) {
    return opens(address, accessToken, false);
  }

  /** Whether the bearer of this access token may use this mailbox, for {@link SandboxGraph}. */
  public boolean opensGraph(String address, String accessToken) {
    return opens(address, accessToken, true);
  }

  private boolean opens(String address, String accessToken, boolean byGraph) {
    return grants
        .accessed(accessToken)
        .filter(grant -> grant.address().equalsIgnoreCase(address))
        .filter(grant -> grant.scopes().stream().anyMatch(s -> s.startsWith(GRAPH)) == byGraph)
        .isPresent();
  }

  /** Makes it misbehave. */
  public ProviderFaults faults() {
    return faults;
  }

  /** The person takes back, in the provider's own settings, whatever was allowed. */
  public void revoke(String address) {
    grants.revokeAll(address);
  }

  /** Every access token is over at once; refresh tokens bring new ones. */
  public void endAccess() {
    grants.endAccess();
  }

  /** Signs with a new key. */
  public void rollKeys() {
    keys.roll();
  }

  /** What programs have asked so far: method, path and query. */
  public List<String> requests() {
    return requests;
  }

  /** Every code and every token that it has handed out. */
  public List<String> secrets() {
    return grants.secrets();
  }

  /** How many access tokens it has handed out. */
  public int tokensIssued() {
    return issued.get();
  }

  Kind kind() {
    return kind;
  }

  Set<String> people() {
    return people;
  }

  Set<String> redirects() {
    return redirects;
  }

  /** Why this client, {@code id:secret}, is not believed; empty if it is. */
  Optional<Refusal> refusal(String client) {
    if (!client.startsWith(clientId() + ":")) {
      return Optional.of(kind.unknownClient);
    }
    if (!client.equals(clientId() + ":" + SECRET)) {
      return Optional.of(kind.wrongSecret);
    }
    return faults.secretExpired() ? Optional.of(kind.expiredSecret) : Optional.empty();
  }

  void issued() {
    issued.incrementAndGet();
  }

  /** Who somebody is: Google has verified the address, Microsoft only says how he signs in. */
  JsonObject person(String address) {
    var person = new JsonObject().put("sub", subject(address)).put("name", address);
    return kind == Kind.GOOGLE
        ? person.put("email", address).put("email_verified", true)
        : person.put("email", address).put("preferred_username", address).put("tid", TENANT);
  }

  String idToken(String address, String nonce) {
    long now = time.instant().getEpochSecond();
    var token =
        person(address)
            .put("iss", issuer())
            .put("aud", clientId())
            .put("iat", now)
            .put("exp", now + ProviderGrants.ACCESS_LIFE.toSeconds());
    if (!nonce.isEmpty()) {
      token.put("nonce", nonce);
    }
    var written = faults.claims().apply(token);
    return faults.unsigned() ? ProviderKeys.unsigned(written) : keys.sign(written);
  }

  private static String subject(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
