package sendwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be told by looking at the files alone. */
class HouseRulesTest {
  private static final Path WEBROOT = Path.of("webroot");
  private static final Path VENDOR = WEBROOT.resolve("vendor");
  private static final int LINES_MOST = 400;

  @Test
  void noTypeIsAJunkDrawer() {
    var junk =
        Pattern.compile(
            "(Abstract|Base|Common).*|.*(Utils?|Helpers?|Manager|Impl|Dto|Service)\\.java");
    assertThat(files(Path.of("src"), ".java"))
        .filteredOn(file -> junk.matcher(file.getFileName().toString()).matches())
        .isEmpty();
  }

  @Test
  void noFileIsLong() {
    assertThat(files(Path.of("src"), ".java"))
        .filteredOn(file -> lines(file) > LINES_MOST)
        .isEmpty();
    assertThat(files(WEBROOT.resolve("app"), ".js"))
        .filteredOn(file -> lines(file) > LINES_MOST)
        .isEmpty();
  }

  @Test
  void everyPackageTellsWhatItIsFor() {
    assertThat(files(Path.of("src/main/java/sendwell"), ".java"))
        .extracting(Path::getParent)
        .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
  }

  @Test
  void nobodyMaySendThroughTheBridge() {
    assertThat(files(Path.of("src/main"), ".java"))
        .filteredOn(file -> text(file).contains("addInboundPermitted"))
        .isEmpty();
  }

  @Test
  void noWarningIsSilencedWithoutAReason() {
    var silenced = Pattern.compile("(?<!// .{0,200}\\R {0,20})@SuppressWarnings\\([^)]*\\)(?! //)");
    assertThat(files(Path.of("src/main"), ".java"))
        .filteredOn(file -> silenced.matcher(text(file)).find())
        .isEmpty();
  }

  @Test
  void theSchemaReadsNoClock() {
    var clock = Pattern.compile("(?i)\\b(now\\(\\)|current_(timestamp|date|time)|clock_timestamp)");
    assertThat(files(Path.of("src/main"), ".sql"))
        .filteredOn(file -> clock.matcher(text(file)).find())
        .isEmpty();
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    var load = Pattern.compile("(src|href|from|import|url)[ =(]*[\"'(]\\s*(https?:)?//");
    assertThat(files(WEBROOT, ".html", ".js", ".css"))
        .filteredOn(file -> !file.startsWith(VENDOR))
        .filteredOn(file -> load.matcher(text(file)).find())
        .isEmpty();
  }

  @Test
  void thePageHasNoBuild() {
    assertThat(files(Path.of("."), "package.json", "package-lock.json", "vite.config.js"))
        .filteredOn(file -> !file.startsWith(Path.of("./target")))
        .isEmpty();
  }

  @Test
  void vendoredFilesAreWhatWasPinned() {
    Path list = VENDOR.resolve("SHA256SUMS");
    assumeTrue(Files.exists(list), "there is no webroot/vendor/SHA256SUMS yet");
    var pinned = text(list).lines().map(line -> line.split(" [ *]", 2)).toList();
    assertThat(pinned)
        .isNotEmpty()
        .allSatisfy(pin -> assertThat(sha256(VENDOR.resolve(pin[1]))).as(pin[1]).isEqualTo(pin[0]));
    assertThat(pinned.stream().map(pin -> VENDOR.resolve(pin[1])))
        .as("every script is pinned")
        .containsAll(files(VENDOR, ".js", ".mjs"));
  }

  private static List<Path> files(Path below, String... endings) {
    if (!Files.exists(below)) {
      return List.of();
    }
    try (var files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
