package sendwell.bench;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sendwell.TestServer;
import sendwell.account.Accounts;
import sendwell.account.Connection;
import sendwell.account.Connections;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.db.DatabaseUrl;
import sendwell.db.EmbeddedDatabase;
import sendwell.db.Pools;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.sandbox.Authority;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;

/**
 * A fresh Sendwell on a fresh PostgreSQL with the settings of the default start, both below {@code
 * target} and so on a real disk, with an owner, a key, and a second way into the database.
 */
final class World implements AutoCloseable {
  private final Deque<Runnable> stops = new ArrayDeque<>();
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final Path folder;
  private final Authority authority;
  private final Api api;
  private final UUID workspace;

  private World(Path folder) throws Exception {
    stops.push(() -> remove(folder));
    try {
      this.folder = folder;
      this.authority = Authority.create(folder.resolve("authority"));
      var database = EmbeddedDatabase.start(folder);
      stops.push(database::close);
      var server = TestServer.start(folder, settings(database.url()), InstantSource.system());
      stops.push(server::close);
      this.pool = Pools.open(vertx, database.url(), 4);
      stops.push(() -> vertx.close().await());
      this.api = Api.setUp(server.url());
      this.workspace = sql("SELECT id FROM workspace").getFirst().getUUID(0);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  static World start(String name) throws Exception {
    var folder = Path.of("target", "bench", name).toAbsolutePath();
    remove(folder);
    Files.createDirectories(folder);
    return new World(folder);
  }

  private Map<String, String> settings(DatabaseUrl database) {
    return Map.of(
        "SENDWELL_DATABASE_URL", url(database),
        "SENDWELL_NETWORK_ALLOW", "127.0.0.0/8",
        "SENDWELL_TLS_TRUST_FILE", authority.pem().toString());
  }

  private static String url(DatabaseUrl url) {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }

  Api api() {
    return api;
  }

  UUID workspace() {
    return workspace;
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
    var log = new EventLog(new Database(pool), vertx.eventBus());
    var sealer = new Sealer(SecretKey.read(folder.resolve("secret.key")));
    var connections = new Connections(new Database(pool), sealer);
    var ids = new Ids(InstantSource.system(), new SecureRandom());
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
    var connection = new Connection(server, server, login, Connection.SentCopy.PROVIDER);
    return new Accounts(new Database(pool), log, connections, ids)
        .add(new WorkspaceId(workspace), account, connection, Instant.now())
        .id()
        .value();
  }

  /** Runs a statement; blocks. */
  List<Row> sql(String statement, Object... parameters) {
    var values = Tuple.wrap(parameters);
    return pool.preparedQuery(statement).execute(values).await().stream().toList();
  }

  @Override
  public void close() {
    while (!stops.isEmpty()) {
      stops.pop().run();
    }
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
