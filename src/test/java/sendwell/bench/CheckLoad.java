package sendwell.bench;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import sendwell.check.Aspect;
import sendwell.check.Check;
import sendwell.check.State;
import sendwell.check.Subject;
import sendwell.dns.Dns;
import sendwell.dns.DnsClient;
import sendwell.mail.Domain;
import sendwell.thread.Aside;

/** Many domains checked at a time, each whole and with nothing remembered of it. */
final class CheckLoad {
  private final List<Check> checks;
  private final DnsClient dns;
  private final int domains;
  private final AtomicInteger next = new AtomicInteger();
  private final LongAdder checked = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private volatile boolean over;

  CheckLoad(List<Check> checks, DnsClient dns, int domains) {
    this.checks = checks;
    this.dns = dns;
    this.domains = domains;
  }

  /**
   * What came of it.
   *
   * @param perSecond domains
   * @param questions asked for a domain, repeated ones included
   * @param wrong aspects with another verdict than the domain's when nothing is lost, and not
   *     because something was not known
   * @param unknown aspects that nothing was known of, though something is when nothing is lost
   */
  record Result(double perSecond, double questions, long wrong, long unknown) {}

  /** Checks for so long, so many domains at a time. */
  Result run(int atATime, Duration time) throws InterruptedException {
    var plain = verdicts(1, dns.fresh());
    var onLists = verdicts(0, dns.fresh());
    var ended = new CountDownLatch(atATime);
    over = false;
    checked.reset();
    wrong.reset();
    unknown.reset();
    long sent = dns.traffic().sent();
    long start = System.nanoTime();
    for (int i = 0; i < atATime; i++) {
      Thread.startVirtualThread(
          () -> {
            while (!over) {
              int domain = next.getAndIncrement() % domains;
              compare(
                  SyntheticDomains.isListed(domain) ? onLists : plain,
                  verdicts(domain, dns.fresh()));
              checked.increment();
            }
            ended.countDown();
          });
    }
    LockSupport.parkNanos(time.toNanos());
    double seconds = (System.nanoTime() - start) / 1e9;
    double done = checked.sum();
    double questions = dns.traffic().sent() - sent;
    over = true;
    ended.await();
    return new Result(done / seconds, questions / done, wrong.sum(), unknown.sum());
  }

  private void compare(Map<Aspect, State> expected, Map<Aspect, State> found) {
    expected.forEach(
        (aspect, state) -> {
          if (found.get(aspect) != state) {
            (found.get(aspect) == State.UNKNOWN ? unknown : wrong).increment();
          }
        });
  }

  private Map<Aspect, State> verdicts(int number, Dns fresh) {
    var sender = new Subject.Sender(InetAddress.ofLiteral(SyntheticDomains.address(number)), false);
    var domain = new Domain(SyntheticDomains.domain(number));
    var subject = new Subject(domain, null, List.of(sender), List.of(), domain);
    var found = checks.stream().map(check -> Aside.start(() -> check.run(subject, fresh))).toList();
    Future.join(found).await();
    var verdicts = new EnumMap<Aspect, State>(Aspect.class);
    for (int i = 0; i < checks.size(); i++) {
      verdicts.put(checks.get(i).aspect(), found.get(i).result().state());
    }
    return verdicts;
  }
}
