package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sendwell.db.TestDatabase;
import sendwell.server.Api;
import sendwell.server.Owner;
import sendwell.server.SendwellProcess;
import sendwell.server.Surroundings;
import sendwell.server.Visitor;

/** Starting and stopping the program itself. */
class StartJourneyTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  @TempDir private Path folder;

  private final TestDatabase database = TestDatabase.create();
  private final Map<String, String> settings = AROUND.settings(database);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void withoutAnySettingsItRunsItsOwnDatabaseAndKeepsItsData() throws IOException {
    var port = Map.of("SENDWELL_HTTP_PORT", "0");
    Api api;
    try (var first = start(port)) {
      assertThat(first.output()).containsExactly("Sendwell is ready at " + first.url());
      api = Owner.setUp(visitor(first));
      assertThat(Files.getPosixFilePermissions(folder.resolve("data/secret.key")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));

      try (var second = start(port)) {
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.errors())
            .startsWith("Another Sendwell is running with the data folder")
            .hasLineCount(1);
      }
      first.kill();
    }

    try (var afterTheKill = start(port)) {
      assertThat(api.at(afterTheKill.url()).get("/me").status()).isEqualTo(200);
      assertThat(afterTheKill.stop()).isZero();
    }
  }

  @Test
  void aRestartSignsNobodyOut() {
    Api api;
    try (var first = start(settings)) {
      api = Owner.setUp(visitor(first));
      assertThat(first.stop()).isZero();
    }
    try (var second = start(settings)) {
      var again = api.at(second.url());
      assertThat(again.get("/me").ok().getJsonObject("user").getString("email"))
          .isEqualTo(Owner.EMAIL);
      assertThat(Owner.signIn(visitor(second)).get("/accounts").status()).isEqualTo(200);
    }
  }

  @Test
  void beyondLoopbackTheFirstSetUpNeedsTheCodeThatTheStartPrints() {
    var settings = new HashMap<>(this.settings);
    settings.put("SENDWELL_HTTP_HOST", "0.0.0.0");
    try (var sendwell = start(settings)) {
      String code = sendwell.output().getFirst().replaceFirst(".* ", "");
      var url = sendwell.url().resolve("http://127.0.0.1:" + sendwell.url().getPort());

      assertThat(sendwell.output().getFirst()).startsWith("The code for the first set-up is ");
      assertThat(Owner.setUp(Visitor.of(url), code).get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = new HashMap<>(this.settings);
      settings.put("SENDWELL_HTTP_PORT", String.valueOf(taken.getLocalPort()));

      refuses(settings, "Port %d of 127.0.0.1 is in use".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aWrongKeyIsOneSentenceAndDestroysNothing() throws IOException {
    try (var first = start(settings)) {
      Owner.setUp(visitor(first));
    }
    Path key = folder.resolve("data/secret.key");
    Path away = folder.resolve("away.key");

    Files.move(key, away);
    refuses(settings, "The key file data/secret.key is missing");
    Files.writeString(key, "not a key");
    refuses(settings, "The key in data/secret.key cannot be used");
    Files.delete(key);
    Files.move(away, key);

    try (var again = start(settings)) {
      assertThat(Owner.signIn(visitor(again)).get("/me").status()).isEqualTo(200);
    }
  }

  @Test
  void wrongSettingsAreNamedWithTheirValueAndWhatIsAllowed() {
    var settings = new HashMap<>(this.settings);
    settings.put("SENDWELL_OUTBOX_POLL", "soon");

    refuses(settings, "outbox.poll is \"soon\"");
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneSentence() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("root may write everywhere")
        .isNotEqualTo("root");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

    refuses(
        Map.of("SENDWELL_DATA_DIR", closed.resolve("data").toString()),
        "The data folder " + closed);
  }

  private static Visitor visitor(SendwellProcess sendwell) {
    return Visitor.of(sendwell.url());
  }

  private SendwellProcess start(Map<String, String> settings) {
    return SendwellProcess.start(SendwellProcess.classes("sendwell.Launcher"), folder, settings);
  }

  private void refuses(Map<String, String> settings, String words) {
    try (var sendwell = start(settings)) {
      assertThat(sendwell.status()).isEqualTo(1);
      assertThat(sendwell.errors()).startsWith(words).hasLineCount(1);
      assertThat(sendwell.output()).isEmpty();
    }
  }
}
