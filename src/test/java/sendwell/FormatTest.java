package sendwell;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One layout for every Java file: google-java-format's. Run as a program, it lays them out. */
class FormatTest {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(true).build());

  @Test
  void everyJavaFileIsLaidOut() {
    List<Path> untidy =
        sources().stream().filter(file -> !read(file).equals(laidOut(file))).toList();
    assertThat(untidy).as("run: mvn -q test-compile exec:exec@format").isEmpty();
  }

  /** Lays out every Java file in place. */
  public static void main(String[] args) throws IOException {
    for (Path file : sources()) {
      String tidy = laidOut(file);
      if (!read(file).equals(tidy)) {
        Files.writeString(file, tidy);
        System.out.println("laid out " + file);
      }
    }
  }

  private static List<Path> sources() {
    try (var files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String laidOut(Path file) {
    try {
      return FORMATTER.formatSourceAndFixImports(read(file));
    } catch (FormatterException e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }
}
