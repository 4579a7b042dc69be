package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** A provider in trouble is no trouble of each of its accounts. */
class ProviderTroubleJourneyTest {
  private static final int ACCOUNTS = 200;
  private static final int FEW = 10;
  private static final int AT_ONCE = 4;

  /** Longer than an access token lives, and than a provider that does not answer is left alone. */
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private final Api api = WORLD.api();

  @AfterEach
  void mend() {
    WORLD.provider(Kind.MICROSOFT).faults().behave();
  }

  @Test
  void anExpiredClientSecretIsOneAlarmForTheOperatorAndAsksNobodyToReconnect() throws Exception {
    var neighbour = Api.of(WORLD.sendwell().neighbour());
    var accounts = connected(ACCOUNTS);
    long before = seq();
    WORLD.provider(Kind.MICROSOFT).faults().expireSecret();
    WORLD.clock().advance(LONG);

    var messages = accounts.stream().map(this::send).toList();

    Eventually.so("all disconnected", () -> total("disconnected") == ACCOUNTS);
    assertThat(total("reconnect_required")).isZero();
    var cause = api.account(accounts.getFirst()).getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo("operator");
    assertThat(cause.getString("remedy")).isEqualTo("operator");
    assertThat(cause.getString("detail")).startsWith("Waits for Sendwell's operator");
    assertThat(cause.getString("answer")).contains("AADSTS7000222");
    Eventually.so("all wait", () -> alarm(api).getInteger("accounts") == ACCOUNTS);
    assertThat(alarm(api).getString("code")).isEqualTo("secret_expired");
    assertThat(alarm(api).getString("detail"))
        .contains(WORLD.provider(Kind.MICROSOFT).clientId())
        .contains("Microsoft Entra admin center")
        .contains("Settings > Sign-in providers");
    assertThat(alarm(api).getString("answer")).contains("AADSTS7000222");
    assertThat(api.metrics()).contains("sendwell_provider_alarms{provider=\"microsoft\"} 1.0");

    // The operator mends it, and need not wait: no hour passes on the clock.
    WORLD.provider(Kind.MICROSOFT).faults().behave();
    api.post("/providers/microsoft/verify", new JsonObject()).ok();

    Eventually.so("all sent", () -> messages.stream().allMatch(this::isSent));
    Eventually.so("no alarm", () -> alarm(api) == null);
    assertThat(total("connected")).isEqualTo(ACCOUNTS);
    assertThat(told(api, before, "provider.alarm")).isEqualTo(1);
    assertThat(told(api, before, "provider.recovered")).isEqualTo(1);
    assertThat(alarm(neighbour)).isNull();
    assertThat(told(neighbour, 0, "provider.alarm")).isZero();
    assertThat(told(neighbour, 0, "provider.recovered")).isZero();
  }

  @Test
  void anAlarmEndsByItselfOnceTheProviderGivesTokensAgain() throws Exception {
    connected(FEW);
    long before = seq();
    WORLD.provider(Kind.MICROSOFT).faults().expireSecret();
    WORLD.clock().advance(LONG);
    api.items("/accounts?limit=200&provider=microsoft").forEach(this::send);
    Eventually.so("an alarm", () -> alarm(api) != null);

    WORLD.provider(Kind.MICROSOFT).faults().behave();
    WORLD.clock().advance(LONG);

    Eventually.so("no alarm", () -> alarm(api) == null);
    Eventually.so("all connected", () -> total("disconnected") == 0);
    assertThat(told(api, before, "provider.alarm")).isEqualTo(1);
    assertThat(told(api, before, "provider.recovered")).isEqualTo(1);
  }

  @Test
  void aProviderThatIsDownForAnHourIsWaitedForAndAllRecoverByThemselves() throws Exception {
    var accounts = connected(FEW);
    WORLD.provider(Kind.MICROSOFT).faults().answer(503, "text/plain", "down");
    WORLD.clock().advance(LONG);

    var messages = accounts.stream().map(this::send).toList();

    for (var account : accounts) {
      var cause = api.accountIs(account, "disconnected").getJsonObject("statusReason");
      assertThat(cause.getString("code")).isEqualTo("wait");
      assertThat(cause.getString("remedy")).isEqualTo("wait");
    }
    WORLD.provider(Kind.MICROSOFT).faults().behave();
    WORLD.clock().advance(LONG);
    Eventually.so("all sent", () -> messages.stream().allMatch(this::isSent));
    for (var account : accounts) {
      assertThat(api.account(account).getString("status")).isEqualTo("connected");
    }
  }

  /** Its servers say only that the token is no good; the provider, why there is no other. */
  @Test
  void aTokenThatEndedBeforeItsTimeHidesNotThatTheOperatorIsWaitedFor() {
    var account = connect();
    var provider = WORLD.provider(Kind.MICROSOFT);
    provider.faults().expireSecret();
    provider.endAccess();

    var message = send(account);

    var cause = api.accountIs(account, "disconnected").getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo("operator");
    assertThat(cause.getString("answer")).contains("AADSTS7000222");
    String verify = "/accounts/" + account.getString("id") + "/verify";
    assertThat(api.post(verify, new JsonObject()).ok().getJsonObject("statusReason"))
        .isEqualTo(cause);
    provider.faults().behave();
    api.post("/providers/microsoft/verify", new JsonObject()).ok();
    api.messageIs(message, "sent");
    api.accountIs(account, "connected");
  }

  private List<JsonObject> connected(int count) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<JsonObject>> connecting =
          IntStream.range(0, count).mapToObj(_ -> threads.submit(this::connect)).toList();
      for (var one : connecting) {
        one.get();
      }
      return connecting.stream().map(Future::resultNow).toList();
    }
  }

  private JsonObject connect() {
    EmailAddress address = WORLD.mailbox(Kind.MICROSOFT);
    var start = SignInWorld.startOf(Kind.MICROSOFT);
    WORLD.signIn(api.visitor(), Kind.MICROSOFT, address, start);
    return api.items("/accounts?query=" + address).getFirst();
  }

  private JsonObject send(JsonObject account) {
    return api.send(
        account, Surroundings.draft("Later", EmailAddress.parse(account.getString("email"))));
  }

  private boolean isSent(JsonObject message) {
    return api.message(message).getString("state").equals("sent");
  }

  private static JsonObject alarm(Api person) {
    return person.items("/providers").stream()
        .filter(setup -> setup.getString("provider").equals("microsoft"))
        .findFirst()
        .orElseThrow()
        .getJsonObject("alarm");
  }

  private long seq() {
    return Long.parseLong(api.get("/providers").header("x-event-seq"));
  }

  /** How often this has been told since then. */
  private static long told(Api person, long since, String type) {
    long count = 0;
    for (Long from = since; from != null; ) {
      var page = person.get("/events?after=" + from).ok();
      count +=
          page.getJsonArray("items").stream()
              .filter(event -> ((JsonObject) event).getString("type").equals(type))
              .count();
      from = page.getLong("next");
    }
    return count;
  }

  private long total(String status) {
    return api.get("/accounts?limit=1&status=" + status).ok().getLong("total");
  }
}
