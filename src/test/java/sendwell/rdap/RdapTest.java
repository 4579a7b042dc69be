package sendwell.rdap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Noise;
import sendwell.http.FetchingWorld;
import sendwell.mail.Domain;
import sendwell.rdap.Registration.Source;
import sendwell.sandbox.SandboxWeb;
import sendwell.thread.Aside;

class RdapTest {
  private static final Domain EXAMPLE = new Domain("example.com");

  /** The form of RFC 9083 §5.3, shortened. */
  private static final String ANSWER =
      """
      {"objectClassName": "domain", "ldhName": "example.com",
       "events": [
         {"eventAction": "last changed", "eventDate": "2024-08-14T07:01:34Z"},
         {"eventAction": "registration", "eventDate": "1995-08-14T04:00:00Z"}]}\
      """;

  @RegisterExtension
  static final FetchingWorld WORLD = new FetchingWorld("iana.test", "registry.test");

  private SandboxWeb server;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private Rdap rdap;

  @BeforeEach
  void start() {
    server = WORLD.server();
    rdap = new Rdap(WORLD.web(), uri("iana.test", "/dns.json"), () -> now);
    server.file("iana.test/dns.json", list());
  }

  private URI uri(String host, String path) {
    return URI.create("https://" + host + ":" + server.port() + path);
  }

  private String list() {
    return "{\"services\": [[[\"com\", \"net\"], [\"%s\"]]]}"
        .formatted(uri("registry.test", "/v1/"));
  }

  private Registration ask() {
    return rdap.registration(EXAMPLE);
  }

  @Test
  void theRegistryTellsWhenTheDomainWasRegistered() {
    server.file("registry.test/v1/domain/example.com", ANSWER);
    var source = new Source(uri("registry.test", "/v1/domain/example.com"), now);
    assertThat(ask())
        .isEqualTo(new Registration.Since(Instant.parse("1995-08-14T04:00:00Z"), source));
  }

  @Test
  void aRegistryMaySendElsewhere() {
    server
        .redirect("registry.test/v1/domain/example.com", "/v2/example.com")
        .file("registry.test/v2/example.com", ANSWER);
    assertThat(ask()).isInstanceOf(Registration.Since.class);
  }

  @Test
  void whatWasToldIsRememberedForAMonth() {
    server.file("registry.test/v1/domain/example.com", ANSWER);
    ask();
    now = now.plus(Duration.ofDays(29));
    ask();
    assertThat(server.requests()).hasSize(2);
    now = now.plus(Duration.ofDays(2));
    ask();
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void whatWasNotToldIsAskedAgain() {
    assertThat(ask()).isInstanceOf(Registration.Missing.class);
    server.file("registry.test/v1/domain/example.com", ANSWER);
    assertThat(ask()).isInstanceOf(Registration.Since.class);
  }

  @ParameterizedTest
  @CsvSource({"429, status 429", "500, status 500", "403, status 403"})
  void aRegistryThatDoesNotAnswerSaysNothing(int status, String words) {
    server.page(
        "registry.test/v1/domain/example.com",
        request -> request.response().setStatusCode(status).end());
    assertThat(ask())
        .isInstanceOfSatisfying(
            Registration.Unknown.class, unknown -> assertThat(unknown.reason()).contains(words));
  }

  @Test
  void aRegistryWithoutAServerDoesNotTell() {
    assertThat(rdap.registration(new Domain("example.org")))
        .isEqualTo(new Registration.Unknown("Its registry does not tell."));
  }

  @Test
  void withoutTheListNothingIsKnownAndItIsTriedAgainLater() {
    server
        .file("iana.test/dns.json", "no list")
        .file("registry.test/v1/domain/example.com", ANSWER);
    assertThat(ask()).isInstanceOf(Registration.Unknown.class);
    ask();
    assertThat(server.requests()).hasSize(1);
    server.file(
        "iana.test/dns.json",
        "{\"services\": [[[\"com\"], [\"%s\"]]]}".formatted(uri("registry.test", "/v1")));
    now = now.plus(Duration.ofMinutes(10));
    assertThat(ask()).isInstanceOf(Registration.Since.class);
  }

  @Test
  void anOldListIsBetterThanNone() {
    server.file("registry.test/v1/domain/example.com", ANSWER);
    rdap.registration(new Domain("other.com"));
    server.file("iana.test/dns.json", "gone");
    now = now.plus(Duration.ofDays(2));
    assertThat(ask()).isInstanceOf(Registration.Since.class);
  }

  @Test
  void whoeverAsksWhileTheListIsOnItsWayWaitsForIt() {
    var held = new CompletableFuture<HttpServerRequest>();
    server
        .page("iana.test/dns.json", held::complete)
        .file("registry.test/v1/domain/example.com", ANSWER)
        .file("registry.test/v1/domain/example.net", ANSWER);
    Future<Registration> first = Aside.start(this::ask);
    HttpServerRequest request = held.join();
    Future<Registration> second = Aside.start(() -> rdap.registration(new Domain("example.net")));
    request.response().end(list());
    assertThat(first.await()).isInstanceOf(Registration.Since.class);
    assertThat(second.await()).isInstanceOf(Registration.Since.class);
    assertThat(server.requests()).filteredOn(each -> each.contains("dns.json")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1984-12-31T23:59:59Z",
        "2026-03-02T12:00:00Z",
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00"
      })
  void aDateThatCannotBeIsNone(String date) {
    assertThat(Rdap.registered(ANSWER.replace("1995-08-14T04:00:00Z", date), now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"events\": 1}",
        "{\"events\": [null]}",
        "{\"events\": [{\"eventAction\": \"registration\"}]}",
        "{\"events\": [{\"eventAction\": \"registration\", \"eventDate\": \"yesterday\"}]}",
        "{\"events\": [{\"eventAction\": \"expiration\", \"eventDate\": \"1995-08-14T04:00:00Z\"}]}"
      })
  void anAnswerWithoutADateHasNone(String json) {
    assertThat(Rdap.registered(json, now)).isEmpty();
  }

  @Test
  void theNearestServerIsAsked() {
    var servers =
        Bootstrap.parse(
            """
            {"services": [
              [["UK"], ["http://unsafe.test/", "https://uk.test/rdap"]],
              [["co.uk"], ["https://co.test/"]],
              [["zz"], ["http://unsafe.test/"]],
              "nonsense"]}\
            """);
    assertThat(servers.server(new Domain("example.uk")))
        .contains(URI.create("https://uk.test/rdap/domain/example.uk"));
    assertThat(servers.server(new Domain("example.co.uk")))
        .contains(URI.create("https://co.test/domain/example.co.uk"));
    assertThat(servers.server(new Domain("example.zz"))).isEmpty();
  }

  @Test
  void noAnswerEndsInAnythingButWords() {
    String list = "{\"services\": [[[\"com\", \"net\"], [\"https://rdap.example/\"]]]}";
    Noise.of(9083, List.of(ANSWER, list))
        .limit(5_000)
        .forEach(
            json -> {
              assertThat(catchThrowable(() -> Rdap.registered(json, now))).as(json).isNull();
              assertThat(catchThrowable(() -> Bootstrap.parse(json).server(EXAMPLE)))
                  .as(json)
                  .satisfiesAnyOf(
                      none -> assertThat(none).isNull(),
                      some -> assertThat(some).isExactlyInstanceOf(IllegalArgumentException.class));
            });
  }
}
