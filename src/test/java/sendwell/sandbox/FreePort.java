package sendwell.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that are stopped and started again where they were. They lie below those that
 * the system gives to whoever asks for any, which nobody gets back for sure.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000;

  private FreePort() {}

  /** This port, or for 0 one of loopback that was free a moment ago. */
  static int of(int port) {
    return port == 0 ? find() : port;
  }

  /** A port of loopback that was free a moment ago. */
  public static int find() {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    while (!isFree(port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
