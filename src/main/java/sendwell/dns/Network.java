package sendwell.dns;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** What all name servers share: the thread that listens, the timer, chance and the clock. */
final class Network implements AutoCloseable {
  private static final int TICK_MILLIS = 10;

  private record Task(Runnable work) implements TimerTask {
    @Override
    public void run(Timeout due) {
      work.run();
    }
  }

  private final HashedWheelTimer timer =
      new HashedWheelTimer(
          Thread.ofPlatform().daemon().name("dns-timer").factory(),
          TICK_MILLIS,
          TimeUnit.MILLISECONDS);
  private final Receiver receiver = Receiver.start();
  private final DnsTraffic traffic = new DnsTraffic();
  private final RandomNumbers numbers;
  private final Duration patience;
  private final InstantSource time;
  private volatile boolean closed;

  /** Patience is how long an answer may be under way. */
  Network(Duration patience, SecureRandom random, InstantSource time) {
    this.patience = patience;
    this.numbers = new RandomNumbers(random);
    this.time = time;
  }

  Receiver receiver() {
    return receiver;
  }

  DnsTraffic traffic() {
    return traffic;
  }

  Duration patience() {
    return patience;
  }

  InstantSource time() {
    return time;
  }

  int random() {
    return numbers.next();
  }

  /** Runs a task later, but at the latest when the network is closed; it must not wait. */
  Timeout after(long millis, Runnable task) {
    return timer.newTimeout(new Task(task), millis, TimeUnit.MILLISECONDS);
  }

  boolean isClosed() {
    return closed;
  }

  /** Nothing is sent or heard any more; tasks that were to run later run now. */
  @Override
  public void close() {
    closed = true;
    for (Timeout due : timer.stop()) {
      ((Task) due.task()).work().run();
    }
    receiver.close();
  }
}
