package sendwell.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;
import org.xbill.DNS.lookup.ServerFailedException;

/** Puts a question to one name server after the other until one of them knows. */
final class Lookup {
  // Long lives are cut so that a mended record is seen within the hour; an absence, which people
  // mend while they look at the page, within half a minute; a failure says nothing at all.
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration ABSENT = Duration.ofSeconds(30);
  private static final Duration FAILED = Duration.ofSeconds(5);

  private record Server(LookupSession session, String name) {}

  private final List<Server> servers;
  private final Duration patience;
  private final InstantSource time;

  Lookup(Resolvers resolvers, Duration patience, InstantSource time) {
    List<Server> known =
        resolvers.addresses().stream().map(address -> server(address, patience)).toList();
    // A packet may get lost: a lone server is asked twice.
    this.servers =
        known.size() > 1 ? known : Stream.of(known, known).flatMap(List::stream).toList();
    this.patience = patience;
    this.time = time;
  }

  private static Server server(InetSocketAddress address, Duration patience) {
    // UDP with EDNS, and TCP when the answer is cut off (RFC 7766 §5).
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(patience);
    return new Server(
        LookupSession.builder().resolver(resolver).build(),
        address.getHostString() + ":" + address.getPort());
  }

  /** Completes with a failure as a value, never exceptionally. */
  CompletableFuture<Answer<?>> ask(Question<?> question) {
    return ask(question, servers.iterator());
  }

  private CompletableFuture<Answer<?>> ask(Question<?> question, Iterator<Server> untried) {
    return once(question, untried.next())
        .thenCompose(
            answer ->
                answer instanceof Answer.Failed && untried.hasNext()
                    ? ask(question, untried)
                    : CompletableFuture.completedFuture(answer));
  }

  private CompletableFuture<Answer<?>> once(Question<?> question, Server server) {
    return server
        .session()
        .lookupAsync(question.name().wire(), question.type().number())
        .toCompletableFuture()
        // The library looks at its clock only once a second, and starts anew for every alias.
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (result, failure) ->
                failure == null ? read(question, result, server) : read(failure, server));
  }

  private <T> Answer<T> read(Question<T> question, LookupResult result, Server server) {
    List<Record> records =
        result.getRecords().stream()
            .filter(record -> record.getType() == question.type().number())
            .toList();
    if (records.isEmpty()) {
      return new Answer.Absent<>(Absence.NODATA, trace("NOERROR", ABSENT, server));
    }
    long ttl = records.stream().mapToLong(Record::getTTL).min().orElseThrow();
    var life = Duration.ofSeconds(Math.clamp(ttl, 0, LONGEST.toSeconds()));
    return new Answer.Found<>(question.type().read(records), trace("NOERROR", life, server));
  }

  private Answer<?> read(Throwable failure, Server server) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null ->
          read(wrapper.getCause(), server);
      case NoSuchDomainException _ ->
          new Answer.Absent<>(Absence.NXDOMAIN, trace("NXDOMAIN", ABSENT, server));
      case NoSuchRRSetException _ ->
          new Answer.Absent<>(Absence.NODATA, trace("NOERROR", ABSENT, server));
      case ServerFailedException _ -> failed(Fault.SERVFAIL, "SERVFAIL", server);
      case TimeoutException _ ->
          failed(Fault.TIMEOUT, "no answer within " + patience.toMillis() / 1000.0 + " s", server);
      case Throwable other -> failed(Fault.MALFORMED, String.valueOf(other.getMessage()), server);
    };
  }

  private Answer<?> failed(Fault fault, String words, Server server) {
    return new Answer.Failed<>(fault, trace(words, FAILED, server));
  }

  private Trace trace(String outcome, Duration life, Server server) {
    return Trace.of(outcome, life, server.name(), time.instant());
  }
}
