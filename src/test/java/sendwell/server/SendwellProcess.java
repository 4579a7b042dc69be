package sendwell.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sendwell as a process of its own, which can be stopped and killed. */
public final class SendwellProcess implements AutoCloseable {
  private static final String READY = "Sendwell is ready at ";
  private static final int LIMIT_SECONDS = 60;
  private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

  private final Process process;
  private final Path errors;
  private final List<String> output = new ArrayList<>();
  private URI url;

  private SendwellProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** What starts a class of this build. */
  public static List<String> classes(String main, String... arguments) {
    var flags =
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=logback.xml",
            main);
    return Stream.of(QuickStart.options(), flags, List.of(arguments))
        .flatMap(List::stream)
        .toList();
  }

  /** What starts the packaged program. */
  public static List<String> jar(Path jar) {
    return Stream.concat(QuickStart.BRIEFLY.stream(), Stream.of("-jar", jar.toString())).toList();
  }

  /** Starts it, and waits until it is ready or has ended. All that it writes is in the folder. */
  public static SendwellProcess start(
      List<String> options, Path folder, Map<String, String> settings) {
    try {
      Path errors = Files.createTempFile(folder, "sendwell", ".err");
      var command = new ArrayList<>(List.of(JAVA, "-Djava.io.tmpdir=" + folder));
      command.addAll(options);
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.redirectError(errors.toFile()).environment().putAll(settings);
      var started = new SendwellProcess(builder.start(), errors);
      CompletableFuture.runAsync(started::readUntilReady)
          .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
          .join();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readUntilReady() {
    try {
      var lines = process.inputReader();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith(READY)) {
          url = URI.create(line.substring(READY.length()));
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    if (url == null) {
      throw new AssertionError("Sendwell did not start: " + errors());
    }
    return url;
  }

  /** What it said on standard output up to the moment it was ready. */
  public List<String> output() {
    return List.copyOf(output);
  }

  /** What it said on standard error. */
  public String errors() {
    try {
      return Files.readString(errors).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: it gets no chance to tidy up. */
  public void kill() {
    process.destroyForcibly();
    status();
  }

  /** SIGTERM. */
  public int stop() {
    process.destroy();
    return status();
  }

  /** Waits for its end, and gives its exit status. */
  public int status() {
    try {
      return process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS).exitValue();
    } catch (Exception e) {
      throw new AssertionError("Sendwell does not end", e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
