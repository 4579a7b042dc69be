package sendwell.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process of its own at the other end of a measurement, spoken to in lines: it says one when it
 * is ready and one to each that it is asked, and ends when nobody can ask any more.
 */
final class Peer implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream questions;
  private final String greeting;

  private Peer(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.greeting = line();
  }

  /**
   * Starts a class of this class path in another JVM of the same kind; blocks until it is ready.
   */
  static Peer start(Class<?> main, String... args) throws IOException {
    var java = ProcessHandle.current().info().command().orElse("java");
    var flags =
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    var what = List.of("-cp", System.getProperty("java.class.path"), main.getName());
    var command =
        Stream.of(List.of(java), flags, what, List.of(args)).flatMap(List::stream).toList();
    return new Peer(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
  }

  String greeting() {
    return greeting;
  }

  String ask(String question) throws IOException {
    questions.println(question);
    return line();
  }

  private String line() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the other process has ended");
    }
    return line;
  }

  /** Lets the process end in order; blocks until it has. */
  @Override
  public void close() {
    questions.close();
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().destroy();
  }
}
