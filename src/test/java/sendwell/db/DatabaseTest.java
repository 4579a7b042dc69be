package sendwell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static TestDatabase postgres;

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void makeTable() {
    postgres.execute("DROP TABLE IF EXISTS note; CREATE TABLE note (text text)");
  }

  @Test
  void whatATransactionDidIsKeptAndThenTold() {
    var told = new ArrayList<List<String>>();
    int answer =
        postgres
            .database()
            .transaction(
                tx -> {
                  tx.sql().query("INSERT INTO note VALUES ('kept')").execute().await();
                  tx.afterCommit(() -> told.add(notes()));
                  return 7;
                });
    assertThat(answer).isEqualTo(7);
    assertThat(told).containsExactly(List.of("kept"));
  }

  @Test
  void aTransactionThatThrowsLeavesNothingAndTellsNobody() {
    var told = new ArrayList<String>();
    var bug = new IllegalStateException("a bug");
    assertThatThrownBy(
            () ->
                postgres
                    .database()
                    .run(
                        tx -> {
                          tx.sql().query("INSERT INTO note VALUES ('lost')").execute().await();
                          tx.afterCommit(() -> told.add("told"));
                          throw bug;
                        }))
        .isSameAs(bug);
    assertThat(notes()).isEmpty();
    assertThat(told).isEmpty();
  }

  // await() rethrows what a future failed with, checked or not.
  @Test
  void aTransactionThatThrowsSomethingCheckedLeavesNothingEither() {
    var broken = new IOException("a socket broke");
    assertThatThrownBy(
            () ->
                postgres
                    .database()
                    .run(
                        tx -> {
                          tx.sql().query("INSERT INTO note VALUES ('lost')").execute().await();
                          Future.failedFuture(broken).await();
                        }))
        .isSameAs(broken);
    assertThat(notes()).isEmpty();
    assertThat(
            postgres.column(
                """
                SELECT pid FROM pg_stat_activity
                WHERE datname = current_database() AND state LIKE '%in trans%' AND pid <> pg_backend_pid()\
                """))
        .isEmpty();
  }

  @Test
  void aDeadlockStartsTheWorkOver() {
    var tries = new ArrayList<Integer>();
    var result =
        postgres
            .database()
            .transaction(
                tx -> {
                  tries.add(tries.size());
                  if (tries.size() < 3) {
                    tx.sql().query("DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$").execute().await();
                  }
                  tx.sql().query("INSERT INTO note VALUES ('once')").execute().await();
                  return "done";
                });
    assertThat(result).isEqualTo("done");
    assertThat(tries).hasSize(3);
    assertThat(notes()).containsExactly("once");
  }

  @Test
  void aPostgresThatListensAnswers() {
    assertThat(postgres.database().answers(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aPostgresThatIsGoneDoesNotAnswer() {
    var vertx = Vertx.vertx();
    try {
      var nowhere = new DatabaseUrl("127.0.0.1", 1, "none", "nobody", "", false);
      var database = new Database(Pools.open(vertx, nowhere, 1));
      assertThat(database.answers(Duration.ofSeconds(10))).isFalse();
    } finally {
      vertx.close().await();
    }
  }

  private static List<String> notes() {
    return postgres.database().sql().query("SELECT text FROM note").execute().await().stream()
        .map((Row row) -> row.getString(0))
        .toList();
  }
}
