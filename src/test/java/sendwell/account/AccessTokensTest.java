package sendwell.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.db.DatabaseUrl;
import sendwell.db.TestDatabase;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.OAuthProvider;
import sendwell.oauth.OAuthWorld;
import sendwell.oauth.Resource;
import sendwell.oauth.TokenSet;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;
import sendwell.thread.Aside;

/** Two nodes on one PostgreSQL, and a provider whose refresh tokens are good for one use. */
class AccessTokensTest {
  /** A sign-in takes a token to know who it is, and one of each resource. */
  private static final int SIGN_IN = 3;

  @TempDir private static Path folder;
  private static TestDatabase postgres;
  private static TestDatabase samePostgres;
  private static Sealer sealer;

  private final AccountId account = new AccountId(UUID.randomUUID());
  private OAuthWorld world;
  private OAuthProvider provider;
  private Grants grants;
  private AccessTokens here;
  private AccessTokens there;
  private Resource mail;
  private Resource graph;
  private TokenSet first;

  @BeforeAll
  static void open() {
    postgres = TestDatabase.create();
    samePostgres = TestDatabase.at(DatabaseUrl.parse(postgres.address()));
    sealer = new Sealer(SecretKey.create(folder.resolve("key")));
  }

  @AfterAll
  static void close() {
    samePostgres.close();
    postgres.close();
  }

  @BeforeEach
  void signIn() {
    world = new OAuthWorld(folder, Kind.MICROSOFT);
    provider = world.provider();
    mail = provider.resources().getFirst();
    graph = provider.resources().getLast();
    grants = new Grants(postgres.database(), sealer);
    here = node(postgres);
    there = node(samePostgres);
    addAccount();
    first = world.tokens(provider);
    keep(first);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private AccessTokens node(TestDatabase database) {
    var own = new Grants(database.database(), sealer);
    return new AccessTokens(database.vertx(), own, world.time(), new Random(1));
  }

  private void addAccount() {
    postgres.execute(
        """
        INSERT INTO workspace (id, name, created_at) VALUES ('%1$s', 'Test', now());
        INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
          sending_since, reading_since, sent_day, daily_limit, min_gap_seconds, tags, created_at)
        VALUES ('%1$s', '%1$s', 'anna@acme.test', '', 'microsoft', 'Outlook', 'connected',
          now(), now(), current_date, 500, 0, '{}', now())\
        """
            .formatted(account));
  }

  private void keep(TokenSet tokens) {
    grants.put(postgres.database().sql(), account, new NewGrant("subject", tokens));
  }

  private String given(AccessTokens by) {
    return given(by.get(account, provider, mail));
  }

  private static String given(Access access) {
    return switch (access) {
      case Access.Given(var token) -> token;
      case Access.Denied _, Access.Absent _ -> throw new AssertionError(access);
    };
  }

  private OAuthFault denied() {
    return switch (here.get(account, provider, mail)) {
      case Access.Denied(var fault) -> fault;
      case Access.Given _, Access.Absent _ -> throw new AssertionError("there is one");
    };
  }

  private boolean opens(String token) {
    return world.sandbox().opens(OAuthWorld.ANNA, token);
  }

  private void anHourPasses() {
    world.time().advance(Duration.ofHours(1));
  }

  @Test
  void aTokenIsUsedUntilShortlyBeforeItsEnd() {
    world.time().advance(Duration.ofMinutes(54));
    assertThat(given(here)).isEqualTo(first.of(mail).orElseThrow().value());
    world.time().advance(Duration.ofMinutes(1));
    assertThat(given(here)).isNotEqualTo(first.of(mail).orElseThrow().value());
  }

  @Test
  void twoNodesThatRefreshAtOnceLoseNothing() {
    for (int round = 1; round <= 5; round++) {
      anHourPasses();
      var asked =
          IntStream.range(0, 16)
              .mapToObj(i -> Aside.start(() -> given(i % 2 == 0 ? here : there)))
              .toList();
      var tokens = Future.all(asked).await().<String>list();
      assertThat(tokens).allMatch(this::opens).containsOnly(tokens.getFirst());
      assertThat(world.sandbox().tokensIssued()).as("refreshed once").isEqualTo(round + SIGN_IN);
    }
  }

  @Test
  void aClientThatIsNotAcceptedIsNotedUntilATokenIsGiven() {
    world.sandbox().faults().expireSecret();
    anHourPasses();
    denied();
    assertThat(refusals()).isOne();

    world.sandbox().faults().behave();
    world.sandbox().faults().answer(503, "text/plain", "down");
    anHourPasses();
    denied();
    assertThat(refusals()).as("an outage accepts nobody").isOne();

    world.sandbox().faults().behave();
    anHourPasses();
    given(here);
    assertThat(refusals()).isZero();
  }

  @Test
  void anAccessThatEndedWaitsForNoOperator() {
    world.sandbox().faults().expireSecret();
    anHourPasses();
    denied();
    world.sandbox().faults().behave();
    world.sandbox().revoke(OAuthWorld.ANNA);
    anHourPasses();
    assertThat(denied().kind()).isEqualTo(OAuthFault.Kind.SIGN_IN_AGAIN);
    assertThat(refusals()).isZero();
  }

  private long refusals() {
    return postgres.count(
        "SELECT count(*) FROM client_refusal WHERE account_id = '%s'".formatted(account));
  }

  @Test
  void aRefusalIsNotBelievedOfATokenThatWasReplacedMeanwhile() {
    anHourPasses();
    world.sandbox().revoke(OAuthWorld.ANNA);
    world.sandbox().faults().meanwhile(() -> keep(world.tokens(provider)));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void whatAnOldSignInBringsDoesNotReplaceANewOne() {
    anHourPasses();
    world.sandbox().faults().meanwhile(() -> keep(world.tokens(provider)));
    given(here);
    var kept = grants.find(account, mail).orElseThrow();
    assertThat(kept.generation()).isEqualTo(2);
    assertThat(opens(kept.access())).isTrue();
  }

  @Test
  void aNodeThatDiedWhileRefreshingHoldsNobodyUpForLong() {
    anHourPasses();
    var grant = grants.find(account, mail).orElseThrow();
    var now = world.time().instant();
    assertThat(grants.claim(account, grant, now, Duration.ofMinutes(2))).isTrue();
    assertThat(grants.claim(account, grant, now, Duration.ofMinutes(2))).isFalse();
    world.time().advance(Duration.ofMinutes(2));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void whatEndedIsToldAndTheProviderIsNotAskedAgainAtOnce() {
    anHourPasses();
    world.sandbox().revoke(OAuthWorld.ANNA);
    assertThat(denied().kind()).isEqualTo(OAuthFault.Kind.SIGN_IN_AGAIN);
    int asked = world.sandbox().requests().size();
    assertThat(denied())
        .extracting(OAuthFault::kind, OAuthFault::code)
        .containsExactly(OAuthFault.Kind.SIGN_IN_AGAIN, "invalid_grant");
    assertThat(world.sandbox().requests()).hasSize(asked);
    keep(world.tokens(provider));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void anOutageOfAnHourPassesByItself() {
    world.time().advance(Duration.ofMinutes(56));
    world.sandbox().faults().answer(503, "text/html", "<h1>Sorry</h1>");
    assertThat(given(here))
        .as("good for four minutes yet")
        .isEqualTo(first.of(mail).orElseThrow().value());
    int asked = world.sandbox().requests().size();
    for (int minute = 0; minute < 60; minute++) {
      world.time().advance(Duration.ofMinutes(1));
      here.get(account, provider, mail);
    }
    assertThat(denied().kind()).isEqualTo(OAuthFault.Kind.WAIT);
    assertThat(world.sandbox().requests().size() - asked).as("ever more rarely").isBetween(4, 10);
    world.sandbox().faults().behave();
    world.time().advance(Duration.ofMinutes(20));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void anExpiredSecretEndsNoSignIn() {
    anHourPasses();
    world.sandbox().faults().expireSecret();
    assertThat(denied().kind()).isEqualTo(OAuthFault.Kind.OPERATOR);
    world.sandbox().faults().behave();
    world.time().advance(Duration.ofMinutes(1));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void eachResourceHasItsOwnTokenAndTheyShareARefreshTokenThatRotates() {
    anHourPasses();
    for (int round = 0; round < 3; round++) {
      String mails = given(here);
      String graphs = given(there.get(account, provider, graph));
      assertThat(opens(mails)).isTrue();
      assertThat(world.sandbox().opensGraph(OAuthWorld.ANNA, graphs)).isTrue();
      assertThat(opens(graphs)).isFalse();
      anHourPasses();
    }
  }

  @Test
  void twoNodesThatRefreshForTwoResourcesAtOnceLoseNothing() {
    anHourPasses();
    var asked =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    Aside.start(
                        () ->
                            given(
                                (i % 4 < 2 ? here : there)
                                    .get(account, provider, i % 2 == 0 ? mail : graph))))
            .toList();
    var tokens = Future.all(asked).await().<String>list();
    assertThat(tokens.stream().distinct()).hasSize(2);
    assertThat(world.sandbox().tokensIssued()).isEqualTo(SIGN_IN + 2);
  }

  @Test
  void whatOneResourceIsRefusedSaysNothingOfTheOther() {
    world.sandbox().faults().drop("https://graph.microsoft.com/Mail.Send");
    world.sandbox().faults().drop("https://graph.microsoft.com/Mail.ReadWrite");
    anHourPasses();
    assertThat(here.get(account, provider, graph))
        .isInstanceOfSatisfying(
            Access.Denied.class,
            denied -> assertThat(denied.fault().kind()).isEqualTo(OAuthFault.Kind.SIGN_IN_AGAIN));
    assertThat(opens(given(here))).isTrue();
  }

  @Test
  void whoHasNoSignInHasNoToken() {
    assertThat(here.get(new AccountId(UUID.randomUUID()), provider, mail))
        .isEqualTo(new Access.Absent());
    postgres.execute("DELETE FROM account WHERE id = '" + account + "'");
    assertThat(here.get(account, provider, mail)).isEqualTo(new Access.Absent());
  }

  @Test
  void noTokenIsStoredInTheClear() {
    assertThat(List.of(first.of(mail).orElseThrow().value(), first.refresh()))
        .allSatisfy(token -> assertThat(postgres.places(token)).isEmpty());
    assertThat(here.get(account, provider, mail)).hasToString("Given[***]");
    assertThat(grants.find(account, mail).orElseThrow().toString())
        .doesNotContain(first.of(mail).orElseThrow().value(), first.refresh());
  }
}
