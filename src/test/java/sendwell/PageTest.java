package sendwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pure parts of the page, tested in JavaScript by Node's own runner where Node is installed.
 */
class PageTest {
  private static final int LIMIT_SECONDS = 60;

  @Test
  void itsPureParts() throws IOException, InterruptedException {
    assumeTrue(installed("node"), "skipped: Node is not installed (Debian: nodejs)");
    var process =
        new ProcessBuilder("node", "--test", "src/test/js/").redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    assertThat(output).contains("# fail 0").doesNotContain("# pass 0");
    assertThat(process.exitValue()).as(output).isZero();
  }

  private static boolean installed(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
