package sendwell.dns;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * Asks name servers, and remembers their answers for as long as the answers say (RFC 1035 §3.2.1).
 * However many ask the same at once, one question goes out. Safe for use by many threads.
 */
public final class DnsClient implements Dns {
  private static final int MOST_REMEMBERED = 20_000;

  private final Lookup lookup;
  private final AsyncCache<Question<?>, Answer<?>> cache;

  /**
   * Asks these servers.
   *
   * @param patience how long to wait for each server before the next is asked
   * @param time tells when a remembered answer is too old
   */
  public DnsClient(Resolvers resolvers, Duration patience, InstantSource time) {
    this.lookup = new Lookup(resolvers, patience, time);
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
            .expireAfter(
                Expiry.<Question<?>, Answer<?>>creating((_, answer) -> answer.trace().life()))
            .buildAsync();
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    @SuppressWarnings("unchecked") // under each question the cache keeps an answer to it
    var answer = (Answer<T>) answer(question).await();
    return answer;
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    questions.forEach(this::answer);
  }

  private Future<Answer<?>> answer(Question<?> question) {
    return Future.fromCompletionStage(cache.get(question, (asked, _) -> lookup.ask(asked)));
  }
}
