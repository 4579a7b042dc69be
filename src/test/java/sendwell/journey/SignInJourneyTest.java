package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.Logs;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.server.Api;
import sendwell.server.Owner;
import sendwell.server.Reply;
import sendwell.server.SignInWorld;
import sendwell.server.Surroundings;
import sendwell.server.Visitor;

/** From the button to the account, by way of the provider's pages. */
class SignInJourneyTest {
  @RegisterExtension static final SignInWorld WORLD = new SignInWorld();

  private final Api api = WORLD.api();
  private final Visitor browser = api.visitor();

  @ParameterizedTest
  @EnumSource
  void somebodySignsInAndTheMailboxSendsAndIsRead(Kind kind) {
    var address = WORLD.mailbox(kind);
    try (var live = api.live()) {
      var outcome = outcome(finish(kind, address));
      assertThat(outcome.getString("result")).isEqualTo("connected");
      assertThat(outcome.getString("email")).isEqualTo(address.toString());
      String id = outcome.getString("account");
      var row = live.event("account.connected", data -> data.getString("id").equals(id));
      assertThat(row.getJsonObject("data"))
          .isEqualTo(api.items("/accounts?query=" + address).getFirst());
    }
    var account = api.items("/accounts?query=" + address).getFirst();
    assertThat(account.getString("provider")).isEqualTo(SignInWorld.word(kind));
    assertThat(account.getString("status")).isEqualTo("connected");

    var reader = WORLD.mailbox(kind);
    var message = api.send(account, Surroundings.draft("Hello", reader));
    api.messageIs(message, "sent");
    assertThat(WORLD.mail(kind).mailboxes().mails(reader, "INBOX")).hasSize(1);
  }

  @Test
  void aSecondSignInOfTheSameMailboxKeepsTheAccount() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var first = outcome(finish(Kind.GOOGLE, address));
    var second = outcome(finish(Kind.GOOGLE, address));

    assertThat(second.getString("result")).isEqualTo("reconnected");
    assertThat(second.getString("account")).isEqualTo(first.getString("account"));
    assertThat(api.items("/accounts?query=" + address)).hasSize(1);
  }

  @Test
  void anotherMailboxThanTheOneToReconnectIsRefused() {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    var other = WORLD.mailbox(Kind.MICROSOFT);
    String id = outcome(finish(Kind.MICROSOFT, address)).getString("account");
    var answer = api.post("/accounts/" + id + "/reconnect", new JsonObject()).ok();
    var page = URI.create(answer.getString("authorizationUrl"));

    var wrong =
        outcome(finish(Kind.MICROSOFT, other, page.getRawPath() + "?" + page.getRawQuery()));
    var right =
        outcome(finish(Kind.MICROSOFT, address, page.getRawPath() + "?" + page.getRawQuery()));

    assertThat(wrong.getString("result")).isEqualTo("other_mailbox");
    assertThat(wrong.getString("account")).isEqualTo(id);
    assertThat(wrong.getString("detail")).contains(address.toString(), other.toString());
    assertThat(api.items("/accounts?query=" + other)).isEmpty();
    assertThat(right.getString("result")).isEqualTo("reconnected");
    assertThat(right.getString("account")).isEqualTo(id);
  }

  @Test
  void anAccountThatIsDeletedMeanwhileIsNotConnectedAgain() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    String id = outcome(finish(Kind.GOOGLE, address)).getString("account");
    var begun = api.post("/accounts/" + id + "/reconnect", new JsonObject()).ok();
    var ours = URI.create(begun.getString("authorizationUrl"));
    var page = SignInWorld.location(browser.get(ours.getRawPath() + "?" + ours.getRawQuery()));
    api.delete("/accounts/" + id);

    var answer = WORLD.person().allow(page, address.toString());

    assertThat(lost(back(browser, Kind.GOOGLE, answer))).isTrue();
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  @Test
  void whoeverRefusesIsToldThatNothingWasConnected() {
    WORLD.mailbox(Kind.GOOGLE);
    var page = start();
    var outcome = outcome(back(browser, Kind.GOOGLE, WORLD.person().refuse(page)));

    assertThat(outcome.getString("result")).isEqualTo("declined");
    assertThat(outcome.getString("account")).isNull();
  }

  @Test
  void whoeverRefusesToConnectAgainCanStillDoSo() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    String id = outcome(finish(Kind.GOOGLE, address)).getString("account");
    String start = SignInWorld.startOf(Kind.GOOGLE) + "?account=" + id;
    var page = SignInWorld.location(browser.get(start));

    var outcome = outcome(back(browser, Kind.GOOGLE, WORLD.person().refuse(page)));

    assertThat(outcome.getString("result")).isEqualTo("declined");
    assertThat(outcome.getString("account")).isEqualTo(id);
  }

  @Test
  void whoeverConnectsADeletedAccountAgainIsToldSo() {
    String gone = SignInWorld.startOf(Kind.GOOGLE) + "?account=" + UUID.randomUUID();

    var outcome = outcome(browser.get(gone));

    assertThat(outcome.getString("result")).isEqualTo("failed");
    assertThat(outcome.getString("detail")).contains("deleted");
    assertThat(outcome.getString("account")).isNull();
  }

  @Test
  void aPermissionThatWasUntickedIsNamed() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var page = start();
    var answer = WORLD.person().allow(page, address.toString(), "https://mail.google.com/");
    var outcome = outcome(back(browser, Kind.GOOGLE, answer));

    assertThat(outcome.getString("result")).isEqualTo("partial");
    assertThat(outcome.getJsonArray("missing")).containsExactly("https://mail.google.com/");
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  @Test
  void aSignInIsTakenUpOnceAndByWhoBeganItOnly() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    var answer = WORLD.person().allow(start(), address.toString());
    var another = Owner.signIn(WORLD.sendwell().stranger()).visitor();

    assertThat(lost(back(another, Kind.GOOGLE, answer))).isTrue();
    assertThat(lost(back(browser, Kind.MICROSOFT, answer))).isTrue();
    var taken = back(browser, Kind.GOOGLE, answer);
    assertThat(outcome(taken).getString("result")).isEqualTo("connected");
    assertThat(lost(back(browser, Kind.GOOGLE, answer))).isTrue();
    assertThat(api.items("/accounts?query=" + address)).hasSize(1);
    String id = SignInWorld.id(taken);
    assertThat(another.get("/api/v1/sign-ins/" + id).status()).isEqualTo(404);
  }

  @Test
  void aCodeOfAnotherSignInIsOfNoUse() {
    var theirs = WORLD.mailbox(Kind.GOOGLE);
    var stolen = WORLD.person().allow(start(), theirs.toString());
    var own = WORLD.person().allow(start(), WORLD.mailbox(Kind.GOOGLE).toString());
    own.put("code", stolen.get("code"));

    var outcome = outcome(back(browser, Kind.GOOGLE, own));

    assertThat(outcome.getString("result")).isEqualTo("failed");
    assertThat(api.items("/accounts?query=" + theirs)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "/%5C/evil.test\\",
        "accounts",
        "javascript:alert(1)",
        "/accounts#x",
        "/a b"
      })
  void nobodyIsSentToAnotherSite(String returnTo) {
    var reply =
        browser.get(
            "/oauth/google/start?returnTo=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(422);
  }

  @Test
  void deletingTakesBackTheAccess() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    String id = outcome(finish(Kind.GOOGLE, address)).getString("account");

    var removed = api.delete("/accounts/" + id);

    assertThat(removed.ok().getString("revocation")).isEqualTo("revoked");
    assertThat(WORLD.provider(Kind.GOOGLE).requests()).contains("POST /revoke");
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  @Test
  void whereTheAccessCannotBeTakenBackThePersonIsToldWhereToDoIt() {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    String id = outcome(finish(Kind.MICROSOFT, address)).getString("account");

    var removed = api.delete("/accounts/" + id).ok();

    assertThat(removed.getString("revocation")).isEqualTo("not_offered");
    assertThat(removed.getJsonArray("pages").getJsonObject(0).getString("url"))
        .isEqualTo("https://account.live.com/consent/Manage");
  }

  @Test
  void aProviderThatIsDownDoesNotKeepAnAccount() {
    var address = WORLD.mailbox(Kind.GOOGLE);
    String id = outcome(finish(Kind.GOOGLE, address)).getString("account");
    WORLD.provider(Kind.GOOGLE).faults().answer(503, "text/plain", "down");

    var removed = api.delete("/accounts/" + id).ok();
    WORLD.provider(Kind.GOOGLE).faults().behave();

    assertThat(removed.getString("revocation")).isEqualTo("failed");
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  @Test
  void noCodeAndNoTokenComesOut() {
    var address = WORLD.mailbox(Kind.MICROSOFT);
    var provider = WORLD.provider(Kind.MICROSOFT);
    var heard = new ArrayList<String>();
    try (var ours = Logs.of("sendwell");
        var vertxs = Logs.of("io.vertx");
        var live = api.live()) {
      var back = finish(Kind.MICROSOFT, address);
      heard.add(back.toString());
      var outcome = outcome(back);
      heard.add(outcome.encode());
      var account = api.items("/accounts?query=" + address).getFirst();
      heard.add(account.encode());
      provider.revoke(address.toString());
      api.send(account, Surroundings.draft("Again", address));
      live.told(account, "status", "reconnect_required");
      heard.add(api.account(account).encode());
      heard.add(
          api.post("/accounts/" + account.getString("id") + "/reconnect", new JsonObject()).body());
      heard.add(live.events().toString());
      heard.add(live.rest().toString());
      heard.add(WORLD.sendwell().allRows());
      heard.add(ours.text());
      // Its TRACE has the address that the browser came back to, with the code, which is over by
      // then.
      assertThat(provider.secrets())
          .filteredOn(secret -> !secret.startsWith("code-"))
          .noneMatch(vertxs.text()::contains);
    }
    assertThat(provider.requests()).noneMatch(request -> holdsSecret(provider, request));
    assertThat(provider.secrets()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(heard).noneMatch(text -> holdsSecret(provider, text));
  }

  private static boolean holdsSecret(SandboxProvider provider, String text) {
    return provider.secrets().stream().anyMatch(text::contains);
  }

  @Test
  void whoeverIsNotSignedInIsAskedToBe() {
    var reply = WORLD.sendwell().stranger().get("/oauth/google/start");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("location")).isEqualTo("/sign-in");
  }

  @Test
  void aMailServerThatDoesNotLetTheTokenInIsNamedAndNothingIsSaved() {
    var address =
        EmailAddress.parse("nobody-%d@outlook.test".formatted(System.identityHashCode(this)));
    WORLD.provider(Kind.MICROSOFT).addPerson(address.toString());

    var outcome = outcome(finish(Kind.MICROSOFT, address));

    assertThat(outcome.getString("result")).isEqualTo("refused");
    assertThat(outcome.getJsonArray("errors").getJsonObject(0).getString("pointer"))
        .isEqualTo("/imap");
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  private Reply finish(Kind kind, EmailAddress address) {
    return finish(kind, address, SignInWorld.startOf(kind));
  }

  private Reply finish(Kind kind, EmailAddress address, String start) {
    return WORLD.signIn(browser, kind, address, start);
  }

  private URI start() {
    return SignInWorld.location(browser.get(SignInWorld.startOf(Kind.GOOGLE)));
  }

  private static Reply back(Visitor visitor, Kind kind, Map<String, String> answer) {
    return SignInWorld.back(visitor, kind, answer);
  }

  private JsonObject outcome(Reply callback) {
    return browser.get("/api/v1/sign-ins/" + SignInWorld.id(callback)).ok();
  }

  private static boolean lost(Reply callback) {
    return SignInWorld.id(callback).equals("lost");
  }
}
