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
  void anExpiredClientSecretIsForTheOperatorAndAsksNobodyToReconnect() throws Exception {
    var accounts = connected(ACCOUNTS);
    WORLD.provider(Kind.MICROSOFT).faults().expireSecret();
    WORLD.clock().advance(LONG);

    var messages = accounts.stream().map(this::send).toList();

    Eventually.so("all disconnected", () -> total("disconnected") == ACCOUNTS);
    assertThat(total("reconnect_required")).isZero();
    var cause = api.account(accounts.getFirst()).getJsonObject("statusReason");
    assertThat(cause.getString("code")).isEqualTo("operator");
    assertThat(cause.getString("remedy")).isEqualTo("operator");
    assertThat(cause.getString("answer")).contains("AADSTS7000222");

    WORLD.provider(Kind.MICROSOFT).faults().behave();
    WORLD.clock().advance(LONG);
    Eventually.so("all sent", () -> messages.stream().allMatch(this::isSent));
    assertThat(total("disconnected")).isZero();
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

  private long total(String status) {
    return api.get("/accounts?limit=1&status=" + status).ok().getLong("total");
  }
}
