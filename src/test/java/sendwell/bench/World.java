package sendwell.bench;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sendwell.TemporaryFolder;
import sendwell.account.Connection.SentCopy;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.db.EmbeddedDatabase;
import sendwell.db.TestDatabase;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.sandbox.Authority;
import sendwell.server.Api;
import sendwell.server.Installation;
import sendwell.server.Owner;
import sendwell.server.TestClock;

/**
 * A fresh Sendwell on a fresh PostgreSQL with the settings of the default start, both below {@code
 * target} and so on a real disk, with an owner, a key, and a second way into the database.
 */
final class World implements AutoCloseable {
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final Path folder;
  private final Authority authority;
  private final Installation sendwell;
  private final Api api;

  private World(Path folder, Map<String, String> more) throws Exception {
    stops.push(new TemporaryFolder(folder)::close);
    try {
      this.folder = folder;
      this.authority = Authority.create(folder.resolve("authority"));
      var database = EmbeddedDatabase.start(folder);
      stops.push(database::close);
      this.sendwell =
          Installation.on(TestDatabase.at(database.url()), settings(more), TestClock.running());
      stops.push(sendwell::close);
      Owner.setUp(sendwell.stranger());
      this.api = Api.of(sendwell.program());
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  static World start(String name) throws Exception {
    return start(name, Map.of());
  }

  /** Starts one with these settings as well. */
  static World start(String name, Map<String, String> settings) throws Exception {
    var folder = Path.of("target", "bench", name).toAbsolutePath();
    new TemporaryFolder(folder).close();
    Files.createDirectories(folder);
    return new World(folder, settings);
  }

  private Map<String, String> settings(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("SENDWELL_NETWORK_ALLOW", "127.0.0.0/8");
    settings.put("SENDWELL_TLS_TRUST_FILE", authority.pem().toString());
    return settings;
  }

  /** A program of the owner's. */
  Api api() {
    return api;
  }

  /** The owner, at a browser. */
  Api person() {
    return Api.of(sendwell.member());
  }

  /** Where everything of this world lies. */
  Path folder() {
    return folder;
  }

  /** The authority that the server trusts. */
  Path authority() {
    return authority.pem().getParent();
  }

  /** Adds a connected account that sends through this port, without a try; it may send all day. */
  UUID account(String email, int smtpPort) {
    var account =
        new NewAccount(
            EmailAddress.parse(email),
            "Somebody",
            Provider.CUSTOM,
            "Example Mail",
            new NewAccount.Limits(100_000, 0),
            List.of());
    var server = new Server("localhost", smtpPort, Security.TLS);
    var login = new Login.Password(email, "a password");
    var connection = Reach.Ready.by(login, server, server, SentCopy.PROVIDER).connection();
    return sendwell.account(api.workspace(), account, connection).id().value();
  }

  /** Runs a statement; blocks. */
  List<Row> sql(String statement, Object... parameters) {
    var values = Tuple.wrap(parameters);
    var sql = sendwell.database().database().sql();
    return sql.preparedQuery(statement).execute(values).await().stream().toList();
  }

  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }
}
