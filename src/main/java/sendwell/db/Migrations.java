package sendwell.db;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date: {@code V001__...} and so on in {@code db/}, each applied once. */
public final class Migrations {
  private Migrations() {}

  /**
   * Blocks while it works; nodes that start together wait for each other.
   *
   * @throws IllegalStateException if PostgreSQL cannot be used; the message says why
   */
  public static void apply(DatabaseUrl url) {
    try {
      Flyway.configure()
          .dataSource(url.jdbc(), url.user(), url.password())
          .locations("classpath:db")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new IllegalStateException(firstLine(e), e);
    }
  }

  private static String firstLine(FlywayException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }
}
