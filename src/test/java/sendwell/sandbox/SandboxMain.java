package sendwell.sandbox;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import sendwell.file.OwnerOnly;

/**
 * Runs Sendwell inside the sandbox. Sendwell is a process of its own, as in real life: it may be
 * killed and is started again, while the mail servers go on.
 */
public final class SandboxMain {
  private static final int CONSOLE_PORT = 8_090;

  private SandboxMain() {}

  /** Runs until it is ended by Ctrl-C or SIGTERM. */
  public static void main(String[] args) throws Exception {
    var data = Path.of(Optional.ofNullable(System.getenv("SENDWELL_DATA_DIR")).orElse("data"));
    var vertx = Vertx.vertx();
    try {
      OwnerOnly.folder(data);
      OwnerOnly.folder(data.resolve("sandbox"));
      var settings = start(vertx, data.resolve("sandbox"));
      new SandboxedSendwell(settings, SandboxMain::guide).run();
    } catch (IOException e) {
      System.err.println(
          "The data folder %s cannot be written: give its owner the right to, or set SENDWELL_DATA_DIR to another folder."
              .formatted(data.toAbsolutePath()));
      System.exit(1);
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof BindException)) {
        throw e;
      }
      System.err.println(
          "A port of the sandbox (8090, 10053, 10143, 10443, 10444, 10445, 10465, 10587, 10993, and"
              + " 11 and 12 thousand 143, 465, 587, 993) is in use: is another sandbox running?");
      System.exit(1);
    }
  }

  private static Map<String, String> start(Vertx vertx, Path folder) {
    var settings = new HashMap<String, String>();
    var starter =
        new VerticleBase() {

          @Override
          public Future<?> start() {
            var sandbox = Sandbox.start(vertx, folder, Sandbox.Ports.FIXED);
            settings.putAll(sandbox.settings());
            var providers = SandboxProviders.start(vertx, sandbox, URI.create(home()));
            settings.putAll(providers.settings());
            SandboxConsole.start(vertx, sandbox, Sandbox.Ports.FIXED, providers, CONSOLE_PORT);
            return Future.succeededFuture();
          }
        };
    var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    vertx.deployVerticle(starter, options).toCompletionStage().toCompletableFuture().join();
    return settings;
  }

  /** Where people will reach Sendwell, as it will read it from the same environment. */
  private static String home() {
    var environment = System.getenv();
    String host = environment.getOrDefault("SENDWELL_HTTP_HOST", "127.0.0.1");
    String port = environment.getOrDefault("SENDWELL_HTTP_PORT", "8080");
    return environment
        .getOrDefault("SENDWELL_HTTP_PUBLIC_URL", "http://" + host + ":" + port)
        .replaceAll("/$", "");
  }

  private static String guide(String address) {
    return """

    Open %s in a browser.

    Mailboxes to connect and to write to (the password of each is "%s"):
      %s
    Mailboxes to sign in to with Google and Microsoft (no password; the browser does not know who vouches for
    the sandbox's pages: go on all the same):
      %s
    acme.test is set up as it should be, friends.test by half, broken.test badly: their scores show it.
    Addresses with a mind of their own: nobody@friends.test does not exist, full@friends.test has no room.
    Look into the mailboxes, stop the servers, change passwords, take back what was allowed at Google and
    Microsoft, and have a blacklist refuse at http://127.0.0.1:%d

    Stop with Ctrl-C. What you set up is kept for the next run; the sandbox's mails and sign-ins are not.
    """
        .formatted(
            address,
            Sandbox.PASSWORD,
            String.join(", ", Sandbox.PEOPLE),
            String.join(", ", SandboxProviders.PEOPLE),
            CONSOLE_PORT);
  }
}
