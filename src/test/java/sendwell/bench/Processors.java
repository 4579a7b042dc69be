package sendwell.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time used so far: on a machine that others use too, it says more than the clock.
 *
 * @param server by this process, in which the server runs
 * @param database by the processes of its PostgreSQL
 */
record Processors(Duration server, Duration database) {
  /** Those of every PostgreSQL whose program lies below this folder. */
  static Processors of(Path folder) {
    var database =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().command().orElse("").startsWith(folder.toString()));
    return new Processors(sum(Stream.of(ProcessHandle.current())), sum(database));
  }

  /** What has been used since then for each of so many, in microseconds. */
  String each(long many, Processors since) {
    return "%d µs server, %d µs PostgreSQL"
        .formatted(
            server.minus(since.server).dividedBy(many).toNanos() / 1000,
            database.minus(since.database).dividedBy(many).toNanos() / 1000);
  }

  private static Duration sum(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
