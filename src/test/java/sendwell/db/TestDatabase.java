package sendwell.db;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import sendwell.AtExit;

/**
 * A fresh, migrated database on the one PostgreSQL server of the test's process. The server gives
 * up durability, which no test of ours but that of the embedded server needs.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String TEMPLATE = "migrated";

  /** A query for each column of each table: it finds the column's name if the words are in it. */
  private static final String SEARCHES =
      """
      SELECT format('SELECT %%L FROM %%I WHERE position(%%s) > 0 LIMIT 1',
        table_name || '.' || column_name, table_name,
        CASE data_type WHEN 'bytea' THEN format('convert_to(%%L, ''UTF8'') IN %%I', words, column_name)
          ELSE format('lower(%%L) IN lower(%%I::text)', words, column_name) END)
      FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name),
        (SELECT '%s' AS words) AS sought
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'\
      """;

  private final DatabaseUrl url;
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;

  private TestDatabase(DatabaseUrl url) {
    this.url = url;
    this.pool = Pools.open(vertx, url, 20);
  }

  /** Blocks until it is there. */
  public static TestDatabase create() {
    return new TestDatabase(Server.database(TEMPLATE));
  }

  /** One that is there and migrated already, on any server. */
  public static TestDatabase at(DatabaseUrl url) {
    return new TestDatabase(url);
  }

  /** The same as a release left it whose last migration was this one: {@code 005}. */
  static TestDatabase asOf(String version) {
    var database = new TestDatabase(Server.database("template1"));
    var url = database.url;
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .locations("classpath:db")
        .target(version)
        .load()
        .migrate();
    return database;
  }

  /** Applies the migrations that are missing. */
  void migrate() {
    Migrations.apply(url);
  }

  /** Its address, for a Sendwell of its own. */
  public String address() {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
  }

  /** The way to it that the product takes. */
  public Database database() {
    return new Database(pool);
  }

  /** For what needs its clock, timers or event bus. */
  public Vertx vertx() {
    return vertx;
  }

  /** Runs a statement past the product. */
  public void execute(String statement) {
    pool.query(statement).execute().await();
  }

  /** The first column of every row, as text. */
  public List<String> column(String query) {
    return pool.query(query).execute().await().stream()
        .map(row -> String.valueOf(row.getValue(0)))
        .toList();
  }

  /** What this statement counts. */
  public long count(String statement) {
    return Long.parseLong(column(statement).getFirst());
  }

  /** The columns of all tables in which these words occur, in whatever case. */
  public List<String> places(String words) {
    return column(SEARCHES.formatted(words.replace("'", "''"))).stream()
        .flatMap(search -> column(search).stream())
        .toList();
  }

  @Override
  public void close() {
    pool.close().await();
    vertx.close().await();
  }

  /** Started once, when the first database is asked for; ends with the process. */
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = AtExit.close(start());

    static {
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.apply(url(TEMPLATE));
    }

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setServerConfig("max_connections", "300")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static DatabaseUrl database(String template) {
      String name = "t" + COUNT.incrementAndGet();
      execute("CREATE DATABASE " + name + " TEMPLATE " + template);
      return url(name);
    }

    private static DatabaseUrl url(String name) {
      return new DatabaseUrl("127.0.0.1", POSTGRES.getPort(), name, "postgres", "unused", false);
    }

    private static void execute(String statement) {
      try (var connection = POSTGRES.getPostgresDatabase().getConnection();
          var jdbc = connection.createStatement()) {
        jdbc.execute(statement);
      } catch (SQLException e) {
        throw new AssertionError(statement, e);
      }
    }
  }
}
