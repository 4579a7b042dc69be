package sendwell;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Closes what the tests of a process share when the process ends: the latest first. */
public final class AtExit {
  private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "close what tests share"));
  }

  private AtExit() {}

  /** Closes this before all that was given earlier, and gives it back. */
  public static <T extends AutoCloseable> T close(T shared) {
    OPEN.push(shared);
    return shared;
  }

  private static void closeAll() {
    while (!OPEN.isEmpty()) {
      try {
        OPEN.pop().close();
      } catch (Exception e) {
        // Nobody is left to tell, and the others must be closed as well.
        e.printStackTrace();
      }
    }
  }
}
