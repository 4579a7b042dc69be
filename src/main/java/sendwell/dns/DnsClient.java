package sendwell.dns;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;
import sendwell.mail.Domain;

/**
 * Asks name servers, and remembers their answers for as long as the answers say (RFC 1035 §3.2.1).
 * However many ask the same at once, one question goes out. Safe for use by many threads.
 */
public final class DnsClient implements Dns {
  private static final int MOST_REMEMBERED = 20_000;

  private final Lookup lookup;
  private final AsyncCache<Question, Reply> cache;

  /**
   * Asks these servers.
   *
   * @param patience how long to wait for each server before the next is asked
   * @param time tells when a remembered answer is too old
   */
  public DnsClient(Resolvers resolvers, Duration patience, InstantSource time) {
    this.lookup = new Lookup(resolvers, patience);
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(time.millis()))
            .expireAfter(Expiry.<Question, Reply>creating((_, reply) -> reply.life()))
            .buildAsync();
  }

  @Override
  public Answer<Mx> mx(Domain domain) {
    return ask(domain, Type.MX, MXRecord.class, DnsClient::mx, MX_ORDER);
  }

  @Override
  public Answer<Srv> srv(Domain name) {
    return ask(name, Type.SRV, SRVRecord.class, DnsClient::srv, SRV_ORDER);
  }

  @Override
  public Answer<InetAddress> addresses(Domain host) {
    Future<Reply> v4 = reply(new Question(host, Type.A));
    Future<Reply> v6 = reply(new Question(host, Type.AAAA));
    Future.join(v4, v6).await();
    return both(
        records(v4.result(), ARecord.class, ARecord::getAddress),
        records(v6.result(), AAAARecord.class, AAAARecord::getAddress));
  }

  /** Addresses of one family suffice, but that there are none must be known of both. */
  private static Answer<InetAddress> both(Answer<InetAddress> v4, Answer<InetAddress> v6) {
    List<InetAddress> known =
        Stream.concat(v4.recordsOrNone().stream(), v6.recordsOrNone().stream()).toList();
    if (!known.isEmpty()) {
      return new Answer.Found<>(known);
    }
    return v4 instanceof Answer.Failed ? v4 : v6;
  }

  private static final Comparator<Mx> MX_ORDER =
      Comparator.comparingInt(Mx::preference).thenComparing(Mx::exchange);

  // RFC 2782 picks by chance among equal priorities; the heaviest first gives all askers the same.
  private static final Comparator<Srv> SRV_ORDER =
      Comparator.comparingInt(Srv::priority)
          .thenComparing(Comparator.comparingInt(Srv::weight).reversed())
          .thenComparing(Srv::target);

  private static Mx mx(MXRecord record) {
    return new Mx(record.getPriority(), text(record.getTarget()));
  }

  private static Srv srv(SRVRecord record) {
    return new Srv(
        record.getPriority(), record.getWeight(), record.getPort(), text(record.getTarget()));
  }

  private static String text(Name name) {
    return name.toString(true).toLowerCase(Locale.ROOT);
  }

  private <R extends Record, T> Answer<T> ask(
      Domain name, int type, Class<R> form, Function<R, T> read, Comparator<T> order) {
    Answer<T> answer = records(reply(new Question(name, type)).await(), form, read);
    return answer instanceof Answer.Found<T>(var records)
        ? new Answer.Found<>(records.stream().sorted(order).toList())
        : answer;
  }

  private Future<Reply> reply(Question question) {
    return Future.fromCompletionStage(cache.get(question, (asked, _) -> lookup.ask(asked)));
  }

  private static <R extends Record, T> Answer<T> records(
      Reply reply, Class<R> form, Function<R, T> read) {
    return switch (reply.answer()) {
      case Answer.Found<Record>(var records) ->
          new Answer.Found<>(records.stream().map(form::cast).map(read).toList());
      case Answer.Absent<Record>() -> new Answer.Absent<>();
      case Answer.Failed<Record>(var reason) -> new Answer.Failed<>(reason);
    };
  }
}
