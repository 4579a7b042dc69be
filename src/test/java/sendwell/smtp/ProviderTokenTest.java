package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.oauth.OAuthWorld.ANNA;
import static sendwell.smtp.SubmissionWorld.HOST;
import static sendwell.smtp.SubmissionWorld.opened;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.ServerFault;
import sendwell.oauth.Granting;
import sendwell.oauth.OAuthWorld;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.sandbox.SandboxSmtp;

/** A submission server that asks the provider what a token is good for. */
class ProviderTokenTest {
  @TempDir private static Path folder;
  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  private SandboxSmtp server(OAuthWorld provider) {
    var keys = world.authority.keyStore(HOST);
    var server = new SandboxSmtp(world.vertx, keys, provider.sandbox()::opens, (_, _) -> {});
    server.mechanisms("XOAUTH2");
    server.start(0, 0);
    return server;
  }

  private Opening open(SandboxSmtp server, String address, String token) {
    return world.client.open(
        server.server(HOST, Security.STARTTLS), new Login.Bearer(address, token));
  }

  private static ServerFault.Kind refused(Opening opening) {
    return switch (opening) {
      case Opening.Failed failed -> failed.fault().kind();
      case Opening.Opened _ -> throw new AssertionError("signed in");
    };
  }

  @ParameterizedTest
  @EnumSource
  void theTokenOfASignInOpensTheServerUntilItEndsAndTheNextOneAfter(Kind kind) {
    try (var provider = new OAuthWorld(folder, kind)) {
      var server = server(provider);
      var product = provider.provider();
      var tokens = provider.tokens(product);
      opened(open(server, ANNA, tokens.access().getFirst().value())).close();
      provider.time().advance(Duration.ofHours(1));
      assertThat(refused(open(server, ANNA, tokens.access().getFirst().value())))
          .isEqualTo(ServerFault.Kind.AUTH_FAILED);
      var next =
          (Granting.Granted) product.refresh(tokens.refresh(), product.resources().getFirst());
      opened(open(server, ANNA, next.tokens().access())).close();
    }
  }

  @Test
  void aTokenOpensNoOtherMailbox() {
    try (var provider = new OAuthWorld(folder, Kind.GOOGLE)) {
      var token = provider.token();
      assertThat(refused(open(server(provider), "ben@acme.test", token)))
          .isEqualTo(ServerFault.Kind.AUTH_FAILED);
    }
  }
}
