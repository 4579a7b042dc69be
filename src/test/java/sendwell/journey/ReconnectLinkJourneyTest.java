package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.Logs;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.LiveLink;
import sendwell.server.MailboxOwner;
import sendwell.server.MailboxOwner.OnTheWay;
import sendwell.server.Reply;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;

/** From a link that was sent to the owner of a mailbox to the account that is connected again. */
class ReconnectLinkJourneyTest {
  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private final Api api = WORLD.api();

  @ParameterizedTest
  @EnumSource
  void theOwnerSignsInWithTheProviderAndTheQueueGoesOn(Kind kind) {
    var address = WORLD.mailbox(kind);
    var account = connected(kind, address);
    WORLD.provider(kind).revoke(address.toString());
    var message = api.send(account, Surroundings.draft("Later", WORLD.mailbox(kind)));
    api.accountIs(account, "reconnect_required");
    var owner = sent(account);

    try (var live = api.live()) {
      assertThat(owner.look().ok().getMap())
          .isEqualTo(Map.of("email", address.toString(), "provider", SignInWorld.word(kind)));
      var way = owner.leave();
      assertThat(way.page().getQuery()).contains("login_hint=" + address, "code_challenge=");
      var outcome = way.outcome(comeBack(way, kind, address));

      assertThat(outcome.getString("result")).isEqualTo("reconnected");
      assertThat(outcome.fieldNames()).doesNotContain("account");
      live.told(account, "status", "connected");
      isToldOf(live, account, address);
    }
    api.messageIs(message, "sent");
    assertThat(api.items("/accounts?query=" + address).getFirst().getString("id"))
        .isEqualTo(account.getString("id"));
    assertThat(owner.look().status()).isEqualTo(404);
    assertThat(owner.press().status()).isEqualTo(404);
    assertThat(links(account)).isEmpty();
  }

  @Test
  void theOwnerOfACustomAccountGivesTheNewPassword() {
    var account = WORLD.connected(WORLD.sandbox().smtp());
    var address = EmailAddress.parse(account.getString("email"));
    WORLD.sandbox().mailboxes().changePassword(address, "new password");
    var message = api.send(account, Surroundings.draft("Later", address));
    api.accountIs(account, "reconnect_required");
    var owner = sent(account);

    try (var live = api.live()) {
      assertThat(owner.look().ok().getMap())
          .isEqualTo(Map.of("email", address.toString(), "provider", "custom"));
      var wrong = owner.give(Sandbox.PASSWORD);
      assertThat(wrong.errors()).containsExactly("/password auth_failed");
      assertThat(wrong.body()).doesNotContain(WORLD.sandbox().host(), "535");
      assertThat(owner.give("new password").status()).isEqualTo(204);
      live.told(account, "status", "connected");
      isToldOf(live, account, address);
    }
    api.messageIs(message, "sent");
    assertThat(owner.give("new password").status()).isEqualTo(404);
    assertThat(WORLD.sendwell().allRows()).doesNotContain("new password");
  }

  @Test
  void anotherMailboxIsRefusedAndTheOwnerMayTryAgain() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var other = WORLD.mailbox(Kind.GOOGLE);
    var account = connected(Kind.GOOGLE, address);
    var owner = sent(account);

    var wrong = owner.leave();
    var refused = wrong.outcome(comeBack(wrong, Kind.GOOGLE, other));
    var cancelled = owner.leave();
    var answer = WORLD.person().refuse(cancelled.page());
    var declined = cancelled.outcome(SignInWorld.back(cancelled.browser(), Kind.GOOGLE, answer));
    var right = owner.leave();
    var connected = right.outcome(comeBack(right, Kind.GOOGLE, address));

    assertThat(refused.getString("result")).isEqualTo("other_mailbox");
    assertThat(refused.getString("detail")).contains(address.toString(), other.toString());
    assertThat(declined.getString("result")).isEqualTo("declined");
    assertThat(connected.getString("result")).isEqualTo("reconnected");
    assertThat(api.items("/accounts?query=" + other)).isEmpty();
  }

  @Test
  void aSignInThatALinkBeganIsOfNoUseInAnotherBrowserAndNoSecondTime() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var owner = sent(connected(Kind.GOOGLE, address));
    var way = owner.leave();
    var elsewhere = owner.in(WORLD.sendwell().stranger()).leave();
    var answer = WORLD.person().allow(way.page(), address.toString());

    var stranger = SignInWorld.back(WORLD.sendwell().stranger(), Kind.GOOGLE, answer);
    var other = SignInWorld.back(elsewhere.browser(), Kind.GOOGLE, answer);
    var member = SignInWorld.back(api.visitor(), Kind.GOOGLE, answer);
    var back = SignInWorld.back(way.browser(), Kind.GOOGLE, answer);
    var again = SignInWorld.back(way.browser(), Kind.GOOGLE, answer);

    assertThat(stranger.header("location")).isEqualTo("/sign-in");
    assertThat(other.header("location")).isEqualTo("/reconnect/?signIn=lost");
    assertThat(member.header("location")).isEqualTo("/accounts/add?signIn=lost");
    assertThat(way.outcome(back).getString("result")).isEqualTo("reconnected");
    assertThat(again.header("location")).isEqualTo("/reconnect/?signIn=lost");
    assertThat(elsewhere.read(back).status()).isEqualTo(404);
    assertThat(owner.browser().get("/api/v1/sign-ins/" + SignInWorld.id(back)).status())
        .isEqualTo(401);
  }

  @Test
  void aMemberWhoTriedALinkSignsInAsBefore() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var way = sent(connected(Kind.GOOGLE, address)).leave();
    String both =
        api.visitor().headers().get("cookie") + "; " + way.browser().headers().get("cookie");
    var member = api.visitor().with("cookie", both);

    var back =
        WORLD.signIn(
            member, Kind.GOOGLE, WORLD.mailbox(Kind.GOOGLE), SignInWorld.startOf(Kind.GOOGLE));

    assertThat(member.get("/api/v1/sign-ins/" + SignInWorld.id(back)).ok().getString("result"))
        .isEqualTo("connected");
  }

  @Test
  void aLinkThatWasWithdrawnMeanwhileKeepsNothing() {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    var account = connected(Kind.MICROSOFT, address);
    var owner = sent(account);
    var way = owner.leave();
    var before = grant(account);

    var withdrawn = api.delete("/reconnect-links/" + links(account).getFirst().getString("id"));
    var back = comeBack(way, Kind.MICROSOFT, address);

    assertThat(withdrawn.status()).isEqualTo(204);
    assertThat(back.header("location")).isEqualTo("/reconnect/?signIn=lost");
    assertThat(grant(account)).isEqualTo(before);
    assertThat(reconnections(account)).isZero();
  }

  @Test
  void ofTwoWhoUseALinkAtOnceOneDoes() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var account = connected(Kind.GOOGLE, address);
    var owner = sent(account);
    var ways =
        List.of(
            owner.leave(),
            owner.in(WORLD.sendwell().stranger()).leave(),
            owner.in(WORLD.sendwell().stranger()).leave());
    var answers =
        ways.stream().map(way -> WORLD.person().allow(way.page(), address.toString())).toList();

    var callbacks =
        Stream.of(0, 1, 2)
            .map(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> SignInWorld.back(ways.get(i).browser(), Kind.GOOGLE, answers.get(i))))
            .toList();
    var results =
        Stream.of(0, 1, 2).map(i -> result(ways.get(i), callbacks.get(i).join())).toList();

    assertThat(results).containsOnlyOnce("reconnected");
    assertThat(results).allMatch(List.of("reconnected", "failed", "lost")::contains);
    assertThat(reconnections(account)).isEqualTo(1);
  }

  @Test
  void ofTwoWhoGiveThePasswordAtOnceOneDoes() {
    var account = WORLD.connected(WORLD.sandbox().smtp());
    var owner = sent(account);

    var replies =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> owner.give(Sandbox.PASSWORD)))
            .limit(3)
            .toList()
            .stream()
            .map(reply -> reply.join().status())
            .toList();

    assertThat(replies).containsOnlyOnce(204);
    assertThat(replies).allMatch(List.of(204, 404, 409)::contains);
    assertThat(reconnections(account)).isEqualTo(1);
  }

  @Test
  void passwordsAreGuessedMoreAndMoreSlowly() {
    var owner = sent(WORLD.connected(WORLD.sandbox().smtp()));

    long tried =
        Stream.generate(() -> owner.give("a guess").status())
            .limit(20)
            .takeWhile(status -> status == 422)
            .count();

    // Three are free. How many more are too quick depends on how long the servers take for one.
    assertThat(tried).isBetween(3L, 10L);
    assertThat(owner.look().status()).isEqualTo(200);
  }

  @Test
  void neitherWayIsOpenForAMailboxOfTheOther() {
    var custom = sent(WORLD.connected(WORLD.sandbox().smtp()));
    var google = sent(connected(Kind.GOOGLE, WORLD.mailbox(Kind.GOOGLE)));

    assertThat(custom.press().status()).isEqualTo(409);
    assertThat(google.give("password").status()).isEqualTo(409);
  }

  @Test
  void noSecretOfALinkComesOut() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var account = connected(Kind.GOOGLE, address);
    try (var ours = Logs.of("sendwell");
        var live = api.live()) {
      var owner = sent(account);
      var way = owner.leave();
      var back = comeBack(way, Kind.GOOGLE, address);
      String cookie = way.browser().headers().get("cookie");
      String told =
          String.join(
              "\n",
              way.page().toString(),
              back.header("location"),
              way.outcome(back).encode(),
              api.get("/accounts/" + account.getString("id") + "/reconnect-links").body(),
              WORLD.sendwell().allRows(),
              live.rest().toString(),
              ours.text());

      assertThat(told).doesNotContain(owner.token(), cookie.substring(cookie.indexOf('.') + 1));
    }
  }

  private JsonObject connected(Kind kind, EmailAddress address) {
    WORLD.signIn(api.visitor(), kind, address, SignInWorld.startOf(kind));
    return api.items("/accounts?query=" + address).getFirst();
  }

  private MailboxOwner sent(JsonObject account) {
    var link =
        api.post("/accounts/" + account.getString("id") + "/reconnect-links", new JsonObject());
    return MailboxOwner.with(link.ok(), WORLD.sendwell().stranger());
  }

  private List<JsonObject> links(JsonObject account) {
    return api.items("/accounts/" + account.getString("id") + "/reconnect-links");
  }

  private static Reply comeBack(OnTheWay way, Kind kind, EmailAddress mailbox) {
    var answer = WORLD.person().allow(way.page(), mailbox.toString());
    return SignInWorld.back(way.browser(), kind, answer);
  }

  private static String result(OnTheWay way, Reply back) {
    return SignInWorld.id(back).equals("lost") ? "lost" : way.outcome(back).getString("result");
  }

  private static void isToldOf(LiveLink live, JsonObject account, EmailAddress address) {
    String id = account.getString("id");
    var event = live.event("account.reconnected", data -> data.getString("id").equals(id));
    assertThat(event.getJsonObject("data").getMap())
        .isEqualTo(Map.of("id", id, "email", address.toString(), "by", "link"));
  }

  private List<String> grant(JsonObject account) {
    return WORLD
        .sendwell()
        .database()
        .column(
            "SELECT encode(sealed_refresh_token, 'hex') FROM oauth_grant WHERE account_id = '%s'"
                .formatted(account.getString("id")));
  }

  private long reconnections(JsonObject account) {
    return WORLD
        .sendwell()
        .database()
        .count(
            "SELECT count(*) FROM event WHERE type = 'account.reconnected' AND about = '%s'"
                .formatted(account.getString("id")));
  }
}
