package sendwell.dns;

import java.util.concurrent.atomic.LongAdder;

/** What has gone back and forth since the start. Safe for use by many threads. */
public final class DnsTraffic {
  final LongAdder sent = new LongAdder();
  final LongAdder answered = new LongAdder();
  final LongAdder timedOut = new LongAdder();
  final LongAdder overTcp = new LongAdder();
  final LongAdder mismatched = new LongAdder();
  final LongAdder cached = new LongAdder();

  DnsTraffic() {}

  /** Datagrams to name servers, repetitions among them. */
  public long sent() {
    return sent.sum();
  }

  /** Messages from name servers that belonged to a question under way. */
  public long answered() {
    return answered.sum();
  }

  /** Questions that no name server answered. */
  public long timedOut() {
    return timedOut.sum();
  }

  /** Questions by TCP. */
  public long overTcp() {
    return overTcp.sum();
  }

  /** Messages that belonged to no question under way: late, repeated or forged. */
  public long mismatched() {
    return mismatched.sum();
  }

  /** Questions answered from memory, or by the answer to the same question of somebody else. */
  public long cached() {
    return cached.sum();
  }
}
