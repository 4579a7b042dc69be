package sendwell.db;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

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
    return new TestDatabase(Server.database("t" + COUNT.incrementAndGet(), TEMPLATE));
  }

  /** The same as a release left it whose last migration was this one: {@code 005}. */
  static TestDatabase asOf(String version) {
    var database = new TestDatabase(Server.database("t" + COUNT.incrementAndGet(), "template1"));
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
    return "postgresql://postgres:unused@127.0.0.1:" + url.port() + "/" + url.database();
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
    Server.execute(url.database(), statement);
  }

  /** The first column of every row, as text. */
  public List<String> column(String query) {
    return Server.column(url.database(), query);
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
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "300")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static final DatabaseUrl MIGRATED = migrated();

    private static DatabaseUrl migrated() {
      execute("postgres", "CREATE DATABASE " + TEMPLATE);
      var url =
          new DatabaseUrl("127.0.0.1", POSTGRES.getPort(), TEMPLATE, "postgres", "unused", false);
      Migrations.apply(url);
      return url;
    }

    static DatabaseUrl database(String name, String template) {
      execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + template);
      return new DatabaseUrl("127.0.0.1", MIGRATED.port(), name, "postgres", "unused", false);
    }

    static void execute(String database, String statement) {
      try (var connection = POSTGRES.getDatabase("postgres", database).getConnection();
          var jdbc = connection.createStatement()) {
        jdbc.execute(statement);
      } catch (SQLException e) {
        throw new AssertionError(statement, e);
      }
    }

    static List<String> column(String database, String query) {
      try (var connection = POSTGRES.getDatabase("postgres", database).getConnection();
          var jdbc = connection.createStatement();
          var rows = jdbc.executeQuery(query)) {
        var values = new ArrayList<String>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      } catch (SQLException e) {
        throw new AssertionError(query, e);
      }
    }
  }
}
