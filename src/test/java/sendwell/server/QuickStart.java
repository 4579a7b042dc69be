package sendwell.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.AtExit;
import sendwell.TemporaryFolder;

/**
 * How to start the classes of this build in a JVM that lives for seconds: nothing is spent on
 * optimising, and after the first that ends in order (not by a kill) its successors find the
 * classes loaded and checked in an archive (JEP 350), which takes a third off their start.
 */
final class QuickStart {
  /** For whatever is started. */
  static final List<String> BRIEFLY = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Path FOLDER = AtExit.close(TemporaryFolder.create()).path();
  private static final String CLASS_PATH = classPath();

  private QuickStart() {}

  /** The options of the JVM, up to the main class. */
  static List<String> options() {
    var archive =
        List.of(
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + FOLDER.resolve("classes.jsa"),
            // The JVM would tell of the archive among what the program says.
            "-Xlog:disable",
            "-classpath",
            CLASS_PATH);
    return Stream.concat(BRIEFLY.stream(), archive.stream()).toList();
  }

  // Archives are made from jars only.
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .map(entry -> Files.isDirectory(entry) ? packed(entry) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path packed(Path classes) {
    Path jar = FOLDER.resolve(classes.getFileName() + ".jar");
    int status =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file=" + jar,
                "-C",
                classes.toString(),
                ".");
    if (status != 0) {
      throw new IllegalStateException(classes + " cannot be packed");
    }
    return jar;
  }
}
