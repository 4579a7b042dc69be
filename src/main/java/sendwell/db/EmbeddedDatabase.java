package sendwell.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import sendwell.file.OwnerOnly;
import sendwell.id.Token;

/**
 * A PostgreSQL server of our own below the data folder: the default start needs no other database.
 * It keeps its data between runs, listens on loopback only, asks for a password that lies beside
 * its data, and writes through to the disk like any other.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String USER = "postgres";
  private static final String RULES = "host all all 127.0.0.1/32 scram-sha-256\n";

  private final EmbeddedPostgres server;
  private final String password;

  private EmbeddedDatabase(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the server on a free port, or a new one after a crash. Blocks until it answers.
   *
   * @throws IOException if it cannot start; the reason is in the message or the log
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    Path data = folder.resolve("postgresql");
    LeftoverPostmaster.end(data);
    Path passwordFile = folder.resolve("postgresql.password");
    if (!Files.exists(passwordFile)) {
      OwnerOnly.write(passwordFile, Token.random(new SecureRandom(), "").value());
    }
    String password = Files.readString(passwordFile);
    var server = builder(folder, data).setConnectConfig("password", password).start();
    requirePassword(server, data, password);
    return new EmbeddedDatabase(server, password);
  }

  /** How to reach it. */
  public DatabaseUrl url() {
    return new DatabaseUrl("127.0.0.1", server.getPort(), USER, USER, password, false);
  }

  /** Stops the server cleanly; blocks until it has. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path folder, Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(folder.resolve("postgresql-program").toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(START_LIMIT)
        .setErrorRedirector(Redirect.to(folder.resolve("postgresql.log").toFile()))
        .setOutputRedirector(Redirect.to(folder.resolve("postgresql.log").toFile()))
        // The library is made for tests and gives up durability; we take it back.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("max_connections", "100")
        // Data lies in memory or on a solid-state disk, where jumping costs little.
        .setServerConfig("random_page_cost", "1.1")
        .setServerConfig("shared_buffers", "256MB");
  }

  // A fresh server lets everybody on this machine in. Repeated until it has succeeded once.
  private static void requirePassword(EmbeddedPostgres server, Path data, String password)
      throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    if (Files.readString(rules).equals(RULES)) {
      return;
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
      Files.writeString(rules, RULES);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("The embedded PostgreSQL refused its first statements", e);
    }
  }
}
