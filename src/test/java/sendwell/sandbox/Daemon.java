package sendwell.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A program of the machine's, running for a test: it stays in the foreground and logs to standard
 * output or standard error, which tells when it is ready and, if it never is, why.
 */
final class Daemon {
  private static final int LIMIT_SECONDS = 30;

  private final Process process;
  private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();

  private Daemon(Process process) {
    this.process = process;
  }

  /** Starts it and waits until it logs a line with these words. */
  static Daemon start(String readyWords, List<String> command) {
    try {
      var daemon = new Daemon(new ProcessBuilder(command).redirectErrorStream(true).start());
      Thread.ofVirtual().start(() -> daemon.read(readyWords));
      daemon.await(command);
      return daemon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String readyWords) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.add(line);
        if (line.contains(readyWords)) {
          ready.complete(null);
        }
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
    ready.completeExceptionally(new IOException("It ended."));
  }

  private void await(List<String> command) {
    try {
      ready.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      stop();
      throw new IllegalStateException(String.join(" ", command) + " does not start: " + log(), e);
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends it, and everything that it or those had started: a daemon may stand behind the script that
   * started it, and its helpers hold its ports. At once, since servers that keep mail survive that
   * and some take seconds to end in peace. Waits until all have ended.
   */
  void stop() {
    var all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Daemon::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle ending) {
    try {
      ending.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("Process " + ending.pid() + " does not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it has said. */
  String log() {
    return String.join("\n", log);
  }
}
