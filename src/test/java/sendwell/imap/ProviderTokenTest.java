package sendwell.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.oauth.OAuthWorld.ANNA;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.ServerFault;
import sendwell.oauth.Granting;
import sendwell.oauth.OAuthWorld;
import sendwell.sandbox.ProviderMail;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.TokenSignIn;

/** An IMAP server that asks the provider what a token is good for. */
class ProviderTokenTest {
  private static final String BEN = "ben@acme.test";

  @TempDir private static Path folder;
  private ImapWorld world;

  @BeforeEach
  void open() {
    world = new ImapWorld(folder);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private ProviderMail servers(OAuthWorld provider) {
    var servers = ProviderMail.start(world.vertx, world.authority, provider.sandbox());
    servers.create(EmailAddress.parse(ANNA));
    servers.create(EmailAddress.parse(BEN));
    return servers;
  }

  private boolean opens(ProviderMail servers, String address, String token) {
    var login = new Login.Bearer(address, token);
    return world.mailbox(servers.imap(Security.TLS), login, Mailbox::ping);
  }

  private ImapOpening.Failed refused(ProviderMail servers, Login login) {
    return world.failure(servers.imap(Security.STARTTLS), login, ImapWorld.PATIENCE);
  }

  @ParameterizedTest
  @EnumSource
  void theTokenOfASignInOpensTheMailboxUntilItEndsAndTheNextOneAfter(Kind kind) {
    try (var provider = new OAuthWorld(folder, kind);
        var servers = servers(provider)) {
      var product = provider.provider();
      var tokens = provider.tokens(product);
      assertThat(opens(servers, ANNA, tokens.access().getFirst().value())).isTrue();
      provider.time().advance(Duration.ofHours(1));
      assertThat(
              refused(servers, new Login.Bearer(ANNA, tokens.access().getFirst().value()))
                  .fault()
                  .kind())
          .isEqualTo(ServerFault.Kind.AUTH_FAILED);
      var next =
          (Granting.Granted) product.refresh(tokens.refresh(), product.resources().getFirst());
      assertThat(opens(servers, ANNA, next.tokens().access())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenOpensNoOtherMailbox(Kind kind) {
    try (var provider = new OAuthWorld(folder, kind);
        var servers = servers(provider)) {
      var token = provider.token();
      assertThat(refused(servers, new Login.Bearer(BEN, token)).fault().kind())
          .isEqualTo(ServerFault.Kind.AUTH_FAILED);
      assertThat(opens(servers, ANNA, token)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSignInThatThePersonTookBackIsRefusedInTheWordsOfTheProvider(Kind kind) {
    try (var provider = new OAuthWorld(folder, kind);
        var servers = servers(provider)) {
      var login = new Login.Bearer(ANNA, provider.token());
      provider.sandbox().revoke(ANNA);
      var fault = refused(servers, login).fault();
      assertThat(fault.kind()).isEqualTo(ServerFault.Kind.AUTH_FAILED);
      assertThat(fault.detail()).contains(ANNA, "withdrawn");
      assertThat(fault.answer())
          .isEqualTo(
              switch (kind) {
                case GOOGLE -> "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)";
                case MICROSOFT -> "NO AUTHENTICATE failed.";
              });
    }
  }

  @Test
  void aServerThatWantsTheTokenInALineOfItsOwnGetsItSo() {
    try (var provider = new OAuthWorld(folder, Kind.GOOGLE);
        var servers = servers(provider)) {
      var token = provider.token();
      servers.mailboxes().takeTokens(TokenSignIn.or(provider.sandbox()::opens).inTurn());
      assertThat(opens(servers, ANNA, token)).isTrue();
      assertThat(refused(servers, new Login.Bearer(BEN, token)).responseCode())
          .isEqualTo("AUTHENTICATIONFAILED");
    }
  }

  @Test
  void aServerThatTakesTokensOnlyIsNotOfferedAPassword() {
    try (var provider = new OAuthWorld(folder, Kind.MICROSOFT);
        var servers = servers(provider)) {
      assertThat(refused(servers, new Login.Password(ANNA, "secret")).fault().kind())
          .isEqualTo(ServerFault.Kind.AUTH_UNSUPPORTED);
    }
  }

  @Test
  void copiesOfWhatWasSentAreFiledInAMailboxThatATokenOpened() {
    try (var provider = new OAuthWorld(folder, Kind.GOOGLE);
        var servers = servers(provider)) {
      var login = new Login.Bearer(ANNA, provider.token());
      var copy =
          new SentCopy(
              "Subject: Hi\r\n\r\nHi.\r\n".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
      var filed =
          world.mailbox(
              servers.imap(Security.TLS), login, mailbox -> mailbox.append(List.of(copy)));
      assertThat(filed).containsExactly(new Filing.Filed());
      assertThat(servers.mailboxes().mails(EmailAddress.parse(ANNA), "Sent"))
          .extracting("subject")
          .containsExactly("Hi");
    }
  }
}
