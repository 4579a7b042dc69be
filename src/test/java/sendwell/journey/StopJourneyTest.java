package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Eventually;
import sendwell.Logs;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxDns.Fault;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.RawClient;
import sendwell.server.Reply;
import sendwell.server.Surroundings;
import sendwell.server.TestClock;
import sendwell.smtp.Phase;

/**
 * What becomes of requests that are under way when the server stops. Alone, since it hears what the
 * servers of other tests log as well.
 */
@Isolated
class StopJourneyTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private static final Pattern UNDER_WAY =
      Pattern.compile("vertx_http_server_active_requests\\{.*\"POST\".*} (\\d)");
  private static final Duration SLOW = Duration.ofMillis(300);

  private final SandboxSmtp smtp = AROUND.smtpServer();
  private Logs logs;
  private Installation sendwell;
  private Api api;

  @BeforeEach
  void start() {
    logs = Logs.of("sendwell");
    sendwell = Installation.fresh(AROUND.settings(), TestClock.running());
    api = Owner.setUp(sendwell.stranger());
  }

  @AfterEach
  void stop() {
    sendwell.close();
    logs.close();
  }

  @Test
  void whatIsNearlyDoneIsStillDoneAndAnswered() {
    smtp.slow(Phase.AUTH, SLOW);
    var answer = connection();
    Eventually.so("signing in", () -> smtp.connections() > 0);

    sendwell.stop();

    assertThat(answer.join().status()).isEqualTo(201);
    assertThat(accounts()).isEqualTo(1);
    assertThat(logs.text()).doesNotContain("ERROR", "The stop");
  }

  @Test
  void whatTakesTooLongIsCutAndThatIsNoFault() {
    smtp.silent(Phase.GREETING);
    var answers = List.of(connection(), file(3));
    Eventually.so("signing in", () -> smtp.connections() == 4);

    sendwell.stop();

    assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(accounts()).isZero();
    assertThat(logs.text())
        .contains("The stop cut a request", "path=\"/api/v1/accounts\"")
        .contains("path=\"/api/v1/accounts/import\"")
        .doesNotContain("ERROR", "WARN", "Exception");
  }

  @Test
  void aCheckThatIsUnderWayIsLeftAndThatIsNoFault() {
    var dns = AROUND.sandbox().dns();
    dns.fault("acme.test", Fault.HELD);
    connection().join();
    Eventually.so("a check", () -> checks() > 0 && dns.queries("acme.test") > 0);

    sendwell.stop();
    dns.mend("acme.test");

    assertThat(logs.text()).doesNotContain("ERROR", "WARN");
    assertThat(sendwell.database().column("SELECT report FROM checked_domain"))
        .containsExactly("null");
  }

  @Test
  void anImportEndsBetweenTwoRowsAndDoesNotSayThatItIsDone() {
    smtp.slow(Phase.AUTH, SLOW);
    var answer = file(45);
    Eventually.so("the first rows", () -> accounts() > 0);

    sendwell.stop();

    var lines = answer.join().body().lines().map(JsonObject::new).toList();
    assertThat(lines)
        .hasSizeBetween(20, 44)
        .allMatch(line -> "connected".equals(line.getString("outcome")));
    assertThat(accounts()).isEqualTo(lines.size());
    assertThat(logs.text())
        .contains("The stop ended an import early", "rows=\"45\"")
        .doesNotContain("ERROR", "WARN");
  }

  @Test
  void whoeverHasSentHalfARequestIsCutAndThatIsNoFault() throws IOException {
    try (var _ = half()) {
      sendwell.stop();
    }
    assertThat(logs.text()).doesNotContain("ERROR", "WARN", "Exception");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoeverGoesAwayInTheMiddleOfARequestIsNoFault(boolean politely) throws IOException {
    try (var client = half()) {
      if (!politely) {
        client.reset();
      }
    }

    sendwell.stop();

    assertThat(logs.text()).doesNotContain("ERROR", "WARN", "Exception");
  }

  /** Somebody who has sent half a request, which the server waits for. */
  private RawClient half() throws IOException {
    var client = RawClient.of(api.visitor());
    client.head("POST /api/v1/accounts", "content-type: application/json", "content-length: 100");
    client.say("{");
    Eventually.so("half a request", () -> underWay() == 1);
    return client;
  }

  private long checks() {
    return sendwell
        .database()
        .count("SELECT count(*) FROM checked_domain WHERE lease_until IS NOT NULL");
  }

  private long accounts() {
    return sendwell.database().count("SELECT count(*) FROM account");
  }

  private long underWay() {
    var found = UNDER_WAY.matcher(api.metrics());
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  private CompletableFuture<Reply> connection() {
    var body = AROUND.request(AROUND.mailbox("acme.test"), smtp).encode();
    return api.visitor()
        .with("content-type", "application/json")
        .begin("POST", "/api/v1/accounts", body);
  }

  private CompletableFuture<Reply> file(int rows) {
    var file = new StringBuilder("email,password,imap_host,imap_port,smtp_host,smtp_port\n");
    for (int i = 0; i < rows; i++) {
      String host = AROUND.sandbox().host();
      int imap = AROUND.sandbox().mailboxes().tlsPort();
      file.append(
          "%s,%s,%s,%d,%s,%d\n"
              .formatted(
                  AROUND.mailbox("acme.test"), Sandbox.PASSWORD, host, imap, host, smtp.tlsPort()));
    }
    return api.visitor()
        .with("content-type", "text/csv")
        .begin("POST", "/api/v1/accounts/import", file.toString());
  }
}
