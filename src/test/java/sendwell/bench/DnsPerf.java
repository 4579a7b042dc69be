package sendwell.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** DNS-OARC's load generator: how fast a name server can be asked when nobody reads its answers. */
record DnsPerf(Path program, Path questions, String port) {
  private static final Path PROGRAM = Path.of("/usr/bin/dnsperf");
  private static final Pattern RATE = Pattern.compile("Queries per second:\\s+([0-9.]+)");

  /** It, if it is installed, with these questions to ask again and again. */
  static Optional<DnsPerf> of(List<SyntheticDomains.Known> known, Path folder, String port)
      throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      return Optional.empty();
    }
    var lines =
        known.stream().map(each -> each.question().name() + " " + each.question().type()).toList();
    return Optional.of(new DnsPerf(PROGRAM, Files.write(folder.resolve("questions"), lines), port));
  }

  /** Queries a second, so many of them under way at a time. */
  double rate(int inFlight, Duration time) throws IOException, InterruptedException {
    var command =
        List.of(
            program.toString(),
            "-s",
            "127.0.0.1",
            "-p",
            port,
            "-d",
            questions.toString(),
            "-q",
            String.valueOf(inFlight),
            "-c",
            "4",
            "-T",
            "2",
            "-l",
            String.valueOf(time.toSeconds()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var rate = RATE.matcher(output);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IOException("dnsperf failed: " + output);
    }
    return Double.parseDouble(rate.group(1));
  }
}
