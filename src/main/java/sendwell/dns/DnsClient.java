package sendwell.dns;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;

/**
 * Asks name servers by UDP and TCP, and remembers what they say. However many ask the same at once,
 * one question goes out. Safe for use by many threads; those that wait should be virtual.
 */
public final class DnsClient implements Dns, AutoCloseable {
  private final Lookup lookup;
  private final AnswerCache cache;
  private final Dns usual;

  /**
   * Asks the name servers of the settings.
   *
   * @param random makes forged answers hopeless
   * @param time tells when a remembered answer is too old
   */
  public DnsClient(DnsSettings settings, SecureRandom random, InstantSource time) {
    this.lookup = new Lookup(settings, random, time);
    this.cache = new AnswerCache(lookup, time);
    this.usual = new DnsView(question -> cache.get(question, 0), lookup, false);
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    return usual.ask(question);
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    usual.prefetch(questions);
  }

  /**
   * A view for one piece of work that wants to know how things are now: whatever was remembered
   * when it began is asked again. What it learns is remembered for everybody, and others that ask
   * at the same time share the answer. Name servers have memories of their own.
   */
  public Dns fresh() {
    long round = cache.newRound();
    return new DnsView(question -> cache.get(question, round), lookup, true);
  }

  /** What has gone back and forth. */
  public DnsTraffic traffic() {
    return lookup.traffic();
  }

  /** Those who still wait hear that there will be no answer; nothing is asked any more. */
  @Override
  public void close() {
    lookup.close();
  }
}
