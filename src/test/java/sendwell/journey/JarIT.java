package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.server.Owner;
import sendwell.server.SendwellProcess;
import sendwell.server.Visitor;

/** The packaged program, with nothing beside it. */
class JarIT {
  private static final Path JAR = Path.of("target", "sendwell.jar");

  @TempDir private Path folder;

  @Test
  void itRunsWithNothingBesideIt() throws IOException, InterruptedException {
    Path jar = Files.copy(JAR, folder.resolve("sendwell.jar"));
    try (var sendwell =
        SendwellProcess.start(
            SendwellProcess.jar(jar), folder, Map.of("SENDWELL_HTTP_PORT", "0"))) {

      assertThat(sendwell.output()).containsExactly("Sendwell is ready at " + sendwell.url());
      assertThat(page(sendwell.url())).contains("/app/main.js");
      assertThat(page(sendwell.url().resolve("/app/main.js"))).contains("import");
      assertThat(Owner.setUp(Visitor.of(sendwell.url())).get("/accounts").status()).isEqualTo(200);
      assertThat(sendwell.stop()).isZero();
      assertThat(sendwell.errors()).doesNotContain("ERROR", "Exception");
    }
  }

  @Test
  void itHoldsNothingOfTheSandboxOrTheTests() throws IOException {
    try (var jar = new ZipFile(JAR.toFile())) {
      assertThat(jar.stream().map(Object::toString))
          .contains("sendwell/Main.class", "webroot/index.html", "conf/sendwell.properties")
          .noneMatch(name -> name.contains("sandbox") || name.contains("greenmail"))
          .noneMatch(name -> name.startsWith("sendwell/") && name.endsWith("Test.class"));
    }
  }

  private static String page(URI url) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    }
  }
}
