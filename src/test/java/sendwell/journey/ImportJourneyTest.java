package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.World;

/** A thousand accounts from a file. */
class ImportJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  private static final String COLUMNS =
      "email,password,imap_host,imap_port,smtp_host,smtp_port,tags\n";
  private static final int ROWS = 1_000;

  /** Every one of so many rows has something wrong with it. */
  private static final int BAD = 100;

  /** So many rows are tried at the same time, each on both servers. */
  private static final int AT_A_TIME = 20;

  private final Api api = WORLD.api();

  @Test
  void aThousandRowsAreTriedAndABadOneHarmsNoOther() {
    var smtp = WORLD.smtpServer();
    String file = file(smtp);
    var connections = new ArrayList<Integer>();
    try (var window = api.live()) {
      var totals = new ArrayList<Long>();
      var results =
          imported(
              file,
              _ -> {
                connections.add(smtp.liveConnections());
                if (totals.isEmpty()) {
                  totals.add(total());
                }
              });
      assertThat(totals.getFirst()).as("connected when the first result came").isLessThan(990);

      var summary = results.removeLast();
      assertThat(summary)
          .isEqualTo(
              new JsonObject(
                  "{'done':true,'connected':990,'failed':10,'skipped':0}".replace('\'', '"')));
      assertThat(results).hasSize(ROWS);
      assertThat(results.stream().map(result -> result.getLong("row")).distinct()).hasSize(ROWS);
      assertThat(results.stream().filter(result -> result.getString("outcome").equals("failed")))
          .hasSize(ROWS / BAD)
          .allMatch(result -> !result.getJsonArray("errors").isEmpty());
      // Those that have just been left may still be closing.
      assertThat(connections).allMatch(live -> live <= 2 * AT_A_TIME);
      window.event("import.progress", data -> data.getInteger("done") == ROWS);
      assertThat(
              window.events().stream()
                  .filter(event -> event.getString("type").equals("account.connected")))
          .hasSize(990);
      assertThat(
              window.events().stream()
                  .filter(event -> event.getString("type").equals("import.progress")))
          .hasSizeGreaterThan(2)
          .isSortedAccordingTo((a, b) -> Integer.compare(done(a), done(b)));
      window.isGapless();
    }
    assertThat(total()).isEqualTo(990);

    var again = imported(file, _ -> {});

    assertThat(again.getLast().getInteger("skipped")).isEqualTo(990);
    assertThat(again.getLast().getInteger("connected")).isZero();
    assertThat(total()).isEqualTo(990);
  }

  @Test
  void aRowWithoutServersIsDiscovered() {
    var address = WORLD.mailbox("acme.test");

    var results = imported("email,password\n%s,%s\n".formatted(address, Sandbox.PASSWORD), _ -> {});

    assertThat(results.getFirst().getString("outcome")).isEqualTo("connected");
  }

  @Test
  void whatIsNoSuchFileIsRefusedWhole() {
    var unknown = api.importing("email,password,age\n");
    var wrongType = api.post("/accounts/import", new JsonObject());

    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(wrongType.code("")).isEqualTo("wrong_content_type");
  }

  /** The results in the order in which they came; {@code look} is called as each comes. */
  private List<JsonObject> imported(String file, Consumer<String> look) {
    var answer = api.importing(file);
    assertThat(answer.statusCode()).isEqualTo(200);
    var results = new ArrayList<JsonObject>();
    answer
        .body()
        .forEach(
            line -> {
              look.accept(line);
              results.add(new JsonObject(line));
            });
    return results;
  }

  private String file(SandboxSmtp smtp) {
    var file = new StringBuilder(COLUMNS);
    for (int i = 0; i < ROWS; i++) {
      String password = Sandbox.PASSWORD;
      String email = WORLD.mailbox("acme.test").toString();
      if (i % BAD == 7) {
        // One half is not even asked about, the other half is refused by the servers.
        email = i % (2 * BAD) == 7 ? "not an address" : email;
        password = "a wrong one";
      }
      file.append(
          "%s,%s,%s,%d,%s,%d,\"one,two\"\n"
              .formatted(
                  email,
                  password,
                  WORLD.sandbox().host(),
                  WORLD.sandbox().mailboxes().tlsPort(),
                  WORLD.sandbox().host(),
                  smtp.tlsPort()));
    }
    return file.toString();
  }

  private long total() {
    return api.get("/accounts?limit=1&tag=one").ok().getLong("total");
  }

  private static int done(JsonObject event) {
    return event.getJsonObject("data").getInteger("done");
  }
}
