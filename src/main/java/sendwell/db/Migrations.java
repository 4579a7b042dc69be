package sendwell.db;

import org.flywaydb.core.Flyway;

/** Brings the schema up to date: {@code V001__...} and so on in {@code db/}, each applied once. */
public final class Migrations {
  private Migrations() {}

  /** Blocks while it works; nodes that start together wait for each other. */
  public static void apply(DatabaseUrl url) {
    Flyway.configure()
        .dataSource(url.jdbc(), url.user(), url.password())
        .locations("classpath:db")
        .load()
        .migrate();
  }
}
