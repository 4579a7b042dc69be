package sendwell.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Sendwell as a process of its own, started again whenever it is killed. */
final class SandboxedSendwell {
  private static final String READY = "Sendwell is ready at ";
  private static final int STOP_SECONDS = 30;

  private final Map<String, String> settings;
  private final UnaryOperator<String> guide;
  private volatile Process process;
  private volatile boolean stopping;

  /** {@code guide} is printed once it is ready, made from its address. */
  SandboxedSendwell(Map<String, String> settings, UnaryOperator<String> guide) {
    this.settings = settings;
    this.guide = guide;
  }

  /** Runs it until this process is ended, or until it ends because it cannot start. */
  void run() throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    int status = once();
    while (!stopping && status > 1) {
      System.out.println("Sendwell was killed (status " + status + "). Starting it again.");
      status = once();
    }
    if (!stopping) {
      System.exit(status);
    }
  }

  private int once() throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT);
    settings.forEach(builder.environment()::putIfAbsent);
    process = builder.start();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(this::show);
    }
    return process.waitFor();
  }

  private void show(String line) {
    System.out.println(line);
    if (line.startsWith(READY)) {
      System.out.println(guide.apply(line.substring(READY.length())));
    }
  }

  private void stop() {
    stopping = true;
    process.destroy();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The product's own classes and libraries are on this class path too; the sandbox's are not used.
  private static List<String> command() {
    var jvm = ProcessHandle.current().info().command().orElse("java");
    return Stream.of(
            jvm,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=logback.xml",
            "-classpath",
            System.getProperty("java.class.path"),
            "sendwell.Launcher")
        .toList();
  }
}
