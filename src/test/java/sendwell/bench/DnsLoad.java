package sendwell.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import sendwell.bench.SyntheticDomains.Known;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DnsClient;

/** Many virtual threads that ask one question after the other, each anew, and check the answers. */
final class DnsLoad {
  private final DnsClient dns;
  private final List<Known> known;
  private final LongAdder answered = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private volatile boolean over;

  private DnsLoad(DnsClient dns, List<Known> known) {
    this.dns = dns;
    this.known = known;
  }

  /**
   * What came of it.
   *
   * @param perSecond answers
   * @param wrong answers that were not what there is
   * @param datagrams sent for an answer
   * @param processor time used for an answer, in microseconds
   */
  record Result(double perSecond, long wrong, double datagrams, double processor) {}

  /** Asks for so long, so many questions at a time. */
  static Result run(DnsClient dns, List<Known> known, int inFlight, Duration time)
      throws InterruptedException {
    return new DnsLoad(dns, known).run(inFlight, time);
  }

  private Result run(int inFlight, Duration time) throws InterruptedException {
    var ended = new CountDownLatch(inFlight);
    long sent = dns.traffic().sent();
    Duration processor = processor();
    long start = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      int number = i;
      Thread.startVirtualThread(
          () -> {
            ask(number, inFlight);
            ended.countDown();
          });
    }
    LockSupport.parkNanos(time.toNanos());
    over = true;
    double seconds = (System.nanoTime() - start) / 1e9;
    double answers = answered.sum();
    double used = processor().minus(processor).toNanos() / 1e3;
    sent = dns.traffic().sent() - sent;
    ended.await();
    return new Result(answers / seconds, wrong.sum(), sent / answers, used / answers);
  }

  private void ask(int from, int step) {
    while (!over) {
      Dns fresh = dns.fresh();
      for (int i = from; i < known.size() && !over; i += step) {
        Known each = known.get(i);
        Answer<?> answer = fresh.ask(each.question());
        answered.increment();
        if (answer instanceof Answer.Failed || !answer.recordsOrNone().equals(each.records())) {
          wrong.increment();
        }
      }
    }
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
