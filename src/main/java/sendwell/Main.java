package sendwell;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in: reads the settings, starts, says where to go, and stops cleanly when told to. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Runs until it is ended by Ctrl-C or SIGTERM, then with exit status 0. */
  public static void main(String[] args) {
    try {
      var server = Server.start(Config.read(System.getenv()), InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
      if (!server.app().setupCode().value().isEmpty()) {
        System.out.println("The code for the first set-up is " + server.app().setupCode().value());
      }
      System.out.println("Sendwell is ready at http://" + server.host() + ":" + server.port());
    } catch (StartFailure e) {
      LOG.debug("The start failed", e);
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      LOG.error("The start failed", e);
      System.exit(1);
    }
  }

  private static void stop(Server server) {
    int status = 0;
    try {
      server.close();
    } catch (RuntimeException e) {
      LOG.error("The stop was not clean", e);
      status = 1;
    }
    // A signal would otherwise make it 128 and more, which looks like a fault to service managers.
    Runtime.getRuntime().halt(status);
  }
}
