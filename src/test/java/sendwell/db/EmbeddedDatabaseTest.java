package sendwell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of the default start. The tests share its folder, as its runs do. */
class EmbeddedDatabaseTest {
  @TempDir private static Path folder;

  @Test
  void dataIsKeptBetweenRuns() throws IOException, SQLException {
    try (var database = EmbeddedDatabase.start(folder);
        var connection = connect(database.url(), database.url().password())) {
      execute(connection, "DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT 'here' AS word");
    }
    try (var database = EmbeddedDatabase.start(folder);
        var connection = connect(database.url(), database.url().password())) {
      assertThat(value(connection, "SELECT word FROM kept")).isEqualTo("here");
    }
  }

  @Test
  void itAsksForThePasswordThatOnlyItsOwnerCanRead() throws IOException {
    try (var database = EmbeddedDatabase.start(folder)) {
      assertThatThrownBy(() -> connect(database.url(), "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      Path file = folder.resolve("postgresql.password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(file).hasContent(database.url().password());
    }
  }

  @Test
  void itWritesThroughToTheDiskAndListensHereOnly() throws IOException, SQLException {
    try (var database = EmbeddedDatabase.start(folder);
        var connection = connect(database.url(), database.url().password())) {
      assertThat(value(connection, "SHOW fsync")).isEqualTo("on");
      assertThat(value(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(value(connection, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(value(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(value(connection, "SHOW unix_socket_directories")).isEmpty();
    }
  }

  @Test
  void afterAKillTheServerLeftOverIsEndedAndNothingIsLost()
      throws IOException, SQLException, InterruptedException {
    var program = new ProcessBuilder(Killed.command(folder)).redirectErrorStream(true).start();
    long postmaster;
    try (BufferedReader lines = program.inputReader()) {
      String told = lines.lines().filter(line -> line.startsWith("pid ")).findFirst().orElse("");
      assertThat(told).as("the program has written its row").isNotEmpty();
      postmaster = Long.parseLong(told.substring("pid ".length()));
      program.destroyForcibly();
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(ProcessHandle.of(postmaster)).as("the server outlives its program").isPresent();
    try (var database = EmbeddedDatabase.start(folder);
        var connection = connect(database.url(), database.url().password())) {
      assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
      assertThat(value(connection, "SELECT word FROM killed")).isEqualTo("committed");
    }
  }

  /** A program that writes a row and then waits to be killed. */
  static final class Killed {
    private Killed() {}

    static String[] command(Path folder) {
      return new String[] {
        ProcessHandle.current().info().command().orElse("java"),
        "-classpath",
        System.getProperty("java.class.path"),
        Killed.class.getName(),
        folder.toString()
      };
    }

    /** The one argument is the data folder. */
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      var database = EmbeddedDatabase.start(folder);
      try (var connection = connect(database.url(), database.url().password())) {
        execute(
            connection,
            "DROP TABLE IF EXISTS killed; CREATE TABLE killed AS SELECT 'committed' AS word");
        String pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid")).getFirst();
        System.out.println("pid " + pid);
        // Its parent kills it; if the parent itself is gone, the pipe ends.
        System.in.read();
      }
    }
  }

  private static Connection connect(DatabaseUrl url, String password) throws SQLException {
    return DriverManager.getConnection(url.jdbc(), url.user(), password);
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var jdbc = connection.createStatement()) {
      jdbc.execute(statement);
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (var jdbc = connection.createStatement();
        var rows = jdbc.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
