package sendwell.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sendwell.db.TestDatabase;

class EventLogTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static TestDatabase postgres;
  private static EventLog log;

  private final WorkspaceId workspace = workspace();

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
    log = new EventLog(postgres.database(), postgres.vertx().eventBus());
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void theFirstEventHasNumberOne() {
    assertThat(log.head(workspace)).isZero();
    append(workspace, 0);
    assertThat(log.head(workspace)).isEqualTo(1);
    var event = log.after(workspace, 0, 10).getFirst();
    assertThat(event).isEqualTo(new LoggedEvent(1, "test.happened", NOON, "{\"n\":0}"));
  }

  @Test
  void fiftyAppendersLeaveNoGapAndNoRepetition() throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 50)
          .forEach(
              appender ->
                  threads.submit(
                      () ->
                          IntStream.range(0, 10)
                              .forEach(_ -> append(workspace, appender, appender))));
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(log.after(workspace, 0, 2000))
        .extracting(LoggedEvent::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
  }

  @Test
  void aReaderNeverSeesANumberBeforeASmallerOne() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers =
          IntStream.range(0, 20)
              .mapToObj(
                  n ->
                      threads.submit(
                          () -> IntStream.range(0, 10).forEach(_ -> append(workspace, n))))
              .toList();
      long stand = 0;
      while (stand < 200) {
        for (var event : log.after(workspace, stand, 50)) {
          assertThat(event.seq()).isEqualTo(stand + 1);
          stand = event.seq();
        }
        if (writers.stream().allMatch(Future::isDone)) {
          assertThat(log.head(workspace)).isEqualTo(200);
        }
      }
      for (var writer : writers) {
        writer.get();
      }
    }
  }

  @Test
  void aRollbackLeavesNoGap() {
    append(workspace, 1);
    assertThatThrownBy(
        () ->
            postgres
                .database()
                .run(
                    tx -> {
                      log.append(tx, workspace, NOON, List.of(event(2), event(3)));
                      throw new IllegalStateException("something later went wrong");
                    }));
    append(workspace, 4);
    assertThat(log.after(workspace, 0, 10))
        .extracting(LoggedEvent::seq, LoggedEvent::data)
        .containsExactly(tuple(1L, "{\"n\":1}"), tuple(2L, "{\"n\":4}"));
  }

  @Test
  void theNewsFollowsTheCommit() throws InterruptedException {
    BlockingQueue<Long> heads = new LinkedBlockingQueue<>();
    var consumer =
        News.listen(
            postgres.vertx().eventBus(),
            news -> {
              if (news.workspace().equals(workspace)) {
                heads.add(news.seq());
              }
            });
    consumer.completion().await();
    append(workspace, 1, 2, 3);
    assertThat(heads.poll(60, TimeUnit.SECONDS)).isEqualTo(3);
    consumer.unregister().await();
  }

  @Test
  void workspacesCountApart() {
    var other = workspace();
    append(workspace, 1, 2);
    append(other, 3);
    assertThat(log.head(workspace)).isEqualTo(2);
    assertThat(log.after(other, 0, 10)).extracting(LoggedEvent::data).containsExactly("{\"n\":3}");
  }

  @Test
  void forgettingKeepsTheNumbersGoing() {
    append(workspace, 1, 2);
    log.forget(NOON.plusSeconds(1));
    assertThat(log.after(workspace, 0, 10)).isEmpty();
    append(workspace, 3);
    assertThat(log.after(workspace, 0, 10)).extracting(LoggedEvent::seq).containsExactly(3L);
  }

  @Test
  void whatIsErasedKeepsItsNumberAndNothingElse() {
    var gone = UUID.randomUUID();
    var other = workspace();
    postgres
        .database()
        .run(
            tx -> {
              var events = List.of(event(gone, 1), event(UUID.randomUUID(), 2), event(3));
              log.append(tx, workspace, NOON, events);
              log.append(tx, other, NOON, List.of(event(gone, 4)));
            });

    postgres.database().run(tx -> log.erase(tx, workspace, gone, "test.erased", Map.of("id", "x")));

    assertThat(log.after(workspace, 0, 10))
        .containsExactly(
            new LoggedEvent(1, "test.erased", NOON, "{\"id\":\"x\"}"),
            new LoggedEvent(2, "test.happened", NOON, "{\"n\":2}"),
            new LoggedEvent(3, "test.happened", NOON, "{\"n\":3}"));
    assertThat(log.after(other, 0, 10)).extracting(LoggedEvent::data).containsExactly("{\"n\":4}");
  }

  @Test
  void nothingToTellTakesNoNumber() {
    postgres.database().run(tx -> log.append(tx, workspace, NOON, List.of()));
    assertThat(log.head(workspace)).isZero();
  }

  private static void append(WorkspaceId workspace, int... numbers) {
    var events = new ArrayList<Event>();
    for (int number : numbers) {
      events.add(event(number));
    }
    postgres.database().run(tx -> log.append(tx, workspace, NOON, events));
  }

  private static Event event(int number) {
    return event(null, number);
  }

  private static Event event(UUID about, int number) {
    return new Event("test.happened", about, Map.of("n", number));
  }

  private static WorkspaceId workspace() {
    var id = UUID.randomUUID();
    postgres.execute("INSERT INTO workspace VALUES ('" + id + "', 'test', now())");
    return new WorkspaceId(id);
  }
}
