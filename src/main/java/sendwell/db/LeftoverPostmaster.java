package sendwell.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The PostgreSQL server that outlived a Sendwell that was killed. It is asked to end, so that a new
 * one can take over the data; the caller has made sure that no other Sendwell uses the folder.
 */
final class LeftoverPostmaster {
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private LeftoverPostmaster() {}

  /** Blocks until the server of this data folder, if one is left, has ended. */
  static void end(Path data) throws IOException {
    var postmaster = find(data.resolve("postmaster.pid"));
    if (postmaster.isEmpty()) {
      return;
    }
    try {
      // SIGTERM is PostgreSQL's smart shutdown: it waits for clients, and ours are dead.
      postmaster.get().destroy();
      postmaster.get().onExit().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException | CompletionException e) {
      throw new IOException(
          "The PostgreSQL left over from an earlier run (process %d) does not end"
              .formatted(postmaster.get().pid()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the earlier PostgreSQL to end", e);
    }
  }

  // The first line of postmaster.pid is the process id (PostgreSQL 18 §66.1); after a reboot it may
  // belong to some other program, which is left alone.
  private static Optional<ProcessHandle> find(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String first = Files.readAllLines(pidFile).stream().findFirst().orElse("").strip();
    return first.matches("\\d{1,9}")
        ? ProcessHandle.of(Long.parseLong(first)).filter(LeftoverPostmaster::isPostgres)
        : Optional.empty();
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }
}
