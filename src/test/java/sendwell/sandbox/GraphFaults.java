package sendwell.sandbox;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * In what ways a {@link SandboxGraph} misbehaves towards one mailbox at present. Safe for use by
 * any thread.
 */
public final class GraphFaults {
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Runnable> copies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger forgotten = new AtomicInteger();
  private final AtomicInteger generation = new AtomicInteger();
  private volatile boolean rewrites;
  private volatile boolean filesLater;

  /**
   * What a program meets instead of the truth.
   *
   * @param status of the answer
   * @param body as it is; often no JSON
   * @param retryAfter in seconds; not said if empty
   */
  record Answer(int status, String body, String retryAfter) {}

  /** The next request, whatever it asks, is answered so. */
  public void answer(int status, String body) {
    answers.add(new Answer(status, body, ""));
  }

  /** The next request is refused, with this code inside the error. */
  public void refuse(int status, String code) {
    answer(status, SandboxGraph.error(code, "The sandbox was told to say so.").encode());
  }

  /** The next request comes too soon after others. */
  public void throttle(int seconds) {
    var error = SandboxGraph.error("ApplicationThrottled", "Application is over its limit.");
    answers.add(new Answer(429, error.encode(), String.valueOf(seconds)));
  }

  /** Takes the next mails and hangs up instead of saying so. */
  public void loseAnswers(int times) {
    lost.set(times);
  }

  /** Lies about the next mails: says that it took them, and does nothing. */
  public void forget(int times) {
    forgotten.set(times);
  }

  /** Whether it gives each mail a Message-ID of its own. */
  public void rewriteMessageIds(boolean always) {
    rewrites = always;
  }

  /** Takes its time to file what is sent, until told to. */
  public void fileLater() {
    filesLater = true;
  }

  /** Files what it has put off. */
  public void fileNow() {
    filesLater = false;
    for (var copy = copies.poll(); copy != null; copy = copies.poll()) {
      copy.run();
    }
  }

  /** Forgets what it told anybody of any folder. */
  public void expireLinks() {
    generation.incrementAndGet();
  }

  /** The answer to the next request; null if it is to be the truth. */
  Answer next() {
    return answers.poll();
  }

  boolean losesAnswer() {
    return lost.getAndUpdate(times -> Math.max(times - 1, 0)) > 0;
  }

  boolean forgets() {
    return forgotten.getAndUpdate(times -> Math.max(times - 1, 0)) > 0;
  }

  boolean rewrites() {
    return rewrites;
  }

  int generation() {
    return generation.get();
  }

  void file(Runnable copy) {
    if (filesLater) {
      copies.add(copy);
    } else {
      copy.run();
    }
  }
}
