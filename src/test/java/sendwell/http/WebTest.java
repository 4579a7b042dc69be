package sendwell.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.mail.Cidr;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.ServerFault.Kind;
import sendwell.mail.Trust;
import sendwell.sandbox.Authority;
import sendwell.sandbox.SandboxWeb;

/** Strangers' web servers, with 127.0.0.1 as the only address that may be reached. */
class WebTest {
  @TempDir private static Path folder;
  private static Vertx vertx;
  private static Authority authority;

  private final ZoneDns dns = new ZoneDns();
  private SandboxWeb server;
  private Web web;

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
    dns.addresses("example.test", "127.0.0.1");
    server = SandboxWeb.start(vertx, authority, "127.0.0.1", "example.test");
    web = web(Trust.with(authority.pem()), Duration.ofSeconds(20));
  }

  private Web web(Trust trust, Duration limit) {
    var hosts =
        new DnsHosts(
            dns,
            HostsFile.at(folder.resolve("none")),
            new NetworkPolicy(Cidr.list("127.0.0.1/32")));
    return new Web(vertx, hosts, trust, limit);
  }

  private Web hasty() {
    return web(Trust.with(authority.pem()), Duration.ofMillis(500));
  }

  private Optional<String> get(String path) {
    return web.get(uri("example.test", path)).map(Buffer::toString);
  }

  private URI uri(String host, String path) {
    return URI.create("https://" + host + ":" + server.port() + path);
  }

  @Test
  void aFileIsFetched() {
    server.file("example.test/a.xml", "hello");
    assertThat(get("/a.xml?x=1")).contains("hello");
    assertThat(server.requests()).containsExactly("GET example.test/a.xml?x=1");
  }

  @Test
  void aMissingFileIsNothing() {
    assertThat(get("/a.xml")).isEmpty();
  }

  @Test
  void aRedirectIsFollowed() {
    server.redirect("example.test/a.xml", "/b.xml").file("example.test/b.xml", "hello");
    assertThat(get("/a.xml")).contains("hello");
  }

  @Test
  void endlessRedirectsEnd() {
    server.redirect("example.test/a.xml", "/a.xml");
    assertThat(get("/a.xml")).isEmpty();
    assertThat(server.requests()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.test/b.xml",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://localhost/",
        "file:///etc/passwd",
        "https://",
        "https://example.test:0/",
        "https://example.test:99999/",
        "::::",
        "https://exa mple/"
      })
  void aRedirectElsewhereIsNotFollowed(String location) {
    server.redirect("example.test/a.xml", location);
    assertThat(get("/a.xml")).isEmpty();
  }

  @Test
  void aRedirectToAnAddressThatIsNotAllowedNeverArrives() {
    dns.addresses("inside.test", "127.0.0.2");
    try (var inside = SandboxWeb.start(vertx, authority, "127.0.0.2", "inside.test", "127.0.0.2")) {
      inside.file("inside.test/", "secret").file("127.0.0.2/", "secret");
      server
          .redirect("example.test/a.xml", "https://127.0.0.2:" + inside.port() + "/")
          .redirect("example.test/b.xml", "https://inside.test:" + inside.port() + "/");
      assertThat(get("/a.xml")).isEmpty();
      assertThat(get("/b.xml")).isEmpty();
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void aHugeFileIsNotRead() {
    server.file("example.test/a.xml", "x".repeat(300_000));
    assertThat(get("/a.xml")).isEmpty();
  }

  @Test
  void aFileThatNeverEndsIsGivenUp() {
    server.page(
        "example.test/a.xml",
        request -> {
          request.response().setChunked(true);
          vertx.setPeriodic(50, _ -> request.response().write("<a>"));
        });
    assertThat(hasty().get(uri("example.test", "/a.xml"))).isEmpty();
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    server.page("example.test/a.xml", _ -> {});
    assertThat(hasty().get(uri("example.test", "/a.xml"))).isEmpty();
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsRefused() {
    server.file("example.test/a.xml", "hello");
    assertThat(web(Trust.system(), Duration.ofSeconds(20)).get(uri("example.test", "/a.xml")))
        .isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aCertificateForAnotherNameIsRefused() {
    dns.addresses("other.test", "127.0.0.1");
    assertThat(web.get(uri("other.test", "/a.xml"))).isEmpty();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsPostedIsPostedAgainAfterARedirect() {
    server
        .redirect("example.test/a.xml", "/b.xml")
        .page(
            "example.test/b.xml",
            request -> request.body().onSuccess(body -> request.response().end(body)));
    assertThat(web.postXml(uri("example.test", "/a.xml"), Buffer.buffer("<a/>")))
        .contains(Buffer.buffer("<a/>"));
  }

  private Fetched fetch(String host, String path) {
    return web.fetch(uri(host, path), new Bounds(0, 100));
  }

  private static Kind fault(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Nothing(var fault) -> fault.kind();
      case Fetched.Page page -> throw new AssertionError(page);
    };
  }

  @Test
  void theTypeOfAFileIsTold() {
    server.page(
        "example.test/a.txt",
        request ->
            request.response().putHeader("content-type", "Text/Plain; charset=utf-8").end("hello"));
    assertThat(fetch("example.test", "/a.txt"))
        .isEqualTo(new Fetched.Page(200, "text/plain", Buffer.buffer("hello")));
  }

  @Test
  void anAnswerThatIsNoFileIsToldByItsStatus() {
    assertThat(fetch("example.test", "/a.txt"))
        .isEqualTo(new Fetched.Page(404, "", Buffer.buffer()));
  }

  @Test
  void whoWantsNoRedirectIsToldOfIt() {
    server.redirect("example.test/a.txt", "/b.txt").file("example.test/b.txt", "hello");
    assertThat(fetch("example.test", "/a.txt"))
        .isEqualTo(new Fetched.Page(302, "", Buffer.buffer()));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void whyThereIsNothingIsTold() {
    server
        .file("example.test/long", "x".repeat(101))
        .page("example.test/silent", _ -> {})
        .page("example.test/gone", request -> request.connection().close());
    dns.addresses("other.test", "127.0.0.1").addresses("inside.test", "127.0.0.2");
    dns.silent("unknown.test");
    assertThat(fault(fetch("example.test", "/long"))).isEqualTo(Kind.PROTOCOL_ERROR);
    assertThat(fault(fetch("example.test", "/gone"))).isEqualTo(Kind.PROTOCOL_ERROR);
    assertThat(fault(fetch("other.test", "/"))).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
    assertThat(fault(fetch("inside.test", "/"))).isEqualTo(Kind.ADDRESS_NOT_ALLOWED);
    assertThat(fault(fetch("missing.test", "/"))).isEqualTo(Kind.HOST_NOT_FOUND);
    assertThat(fault(fetch("unknown.test", "/"))).isEqualTo(Kind.DNS_FAILED);
    assertThat(fault(hasty().fetch(uri("example.test", "/silent"), Bounds.USUAL)))
        .isEqualTo(Kind.TIMEOUT);
    assertThat(fault(web.fetch(URI.create("http://example.test/"), Bounds.USUAL)))
        .isEqualTo(Kind.ADDRESS_NOT_ALLOWED);
    URI uri = uri("example.test", "/");
    server.close();
    assertThat(fault(web.fetch(uri, Bounds.USUAL))).isEqualTo(Kind.CONNECTION_REFUSED);
  }

  private Called call(Web with, String path, int bytes) {
    var headers = Map.of("content-type", "text/plain", "authorization", "Bearer hidden");
    return with.call(
        new Call(HttpMethod.POST, uri("example.test", path), headers, Buffer.buffer("ask"), bytes));
  }

  @Test
  void whateverAProgramAnswersIsTold() {
    server.page(
        "example.test/a",
        request ->
            request
                .body()
                .onSuccess(
                    body ->
                        request
                            .response()
                            .setStatusCode(429)
                            .putHeader("retry-after", "90")
                            .end(request.getHeader("content-type") + " " + body)));
    assertThat(call(web, "/a", 100))
        .isEqualTo(
            new Called.Answered(429, Buffer.buffer("text/plain ask"), Duration.ofSeconds(90), ""));
  }

  @Test
  void whatIsSentToAProgramGoesToNoOther() {
    server.redirect("example.test/a", "/b").file("example.test/b", "hello");
    assertThat(call(web, "/a", 100))
        .isEqualTo(new Called.Answered(302, Buffer.buffer(), Duration.ZERO, "/b"));
    assertThat(server.requests()).containsExactly("POST example.test/a");
  }

  @Test
  void aProgramThatSaysNothingOrTooMuchHasNotAnswered() {
    server.page("example.test/silent", _ -> {}).file("example.test/long", "x".repeat(101));
    assertThat(call(hasty(), "/silent", 100))
        .isInstanceOfSatisfying(
            Called.Unanswered.class,
            none -> assertThat(none.fault().kind()).isEqualTo(Kind.TIMEOUT));
    assertThat(call(web, "/long", 100))
        .isInstanceOfSatisfying(
            Called.Unanswered.class,
            none -> assertThat(none.fault().kind()).isEqualTo(Kind.PROTOCOL_ERROR));
  }

  @Test
  void aProgramThatCannotBeReachedHasNotBeenAsked() {
    dns.addresses("other.test", "127.0.0.1");
    var closed = asking(uri("example.test", "/"));
    assertThat(unreached(asking(uri("nowhere.test", "/")))).isEqualTo(Kind.HOST_NOT_FOUND);
    assertThat(unreached(asking(uri("other.test", "/")))).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
    assertThat(server.requests()).isEmpty();
    server.close();
    assertThat(unreached(closed)).isEqualTo(Kind.CONNECTION_REFUSED);
  }

  private static Call asking(URI uri) {
    return new Call(HttpMethod.POST, uri, Map.of(), Buffer.buffer("ask"), 100);
  }

  private Kind unreached(Call call) {
    return switch (web.call(call)) {
      case Called.Unreached(var fault) -> fault.kind();
      case Called asked -> throw new AssertionError(asked);
    };
  }

  @Test
  void aProgramThatHangsUpMayHaveDoneWhatWasAsked() {
    server.page("example.test/a", request -> request.connection().close());
    assertThat(call(web, "/a", 100)).isInstanceOf(Called.Unanswered.class);
  }

  @Test
  void aCallShowsNoSecretInItsTextForm() {
    var call =
        new Call(
            HttpMethod.POST,
            URI.create("https://example.test/a"),
            Map.of("authorization", "hidden"),
            Buffer.buffer("hidden"),
            1);
    assertThat(call).hasToString("POST https://example.test/a");
  }
}
