package sendwell.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import sendwell.TestServer;

/**
 * A Sendwell to be killed, whose clock is ahead: what an earlier one held is free again at once.
 */
public final class LaterSendwell {
  private LaterSendwell() {}

  /** Starts it with the settings of the environment, so many minutes ahead. */
  public static void main(String[] args) {
    var ahead = Duration.ofMinutes(Long.parseLong(args[0]));
    var server =
        TestServer.start(Path.of("data"), System.getenv(), () -> Instant.now().plus(ahead));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println("Sendwell is ready at " + server.url());
  }
}
