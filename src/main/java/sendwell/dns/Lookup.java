package sendwell.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
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
  private final List<LookupSession> servers;
  private final Duration patience;

  Lookup(Resolvers resolvers, Duration patience) {
    List<LookupSession> known =
        resolvers.addresses().stream().map(address -> session(address, patience)).toList();
    // A packet may get lost: a lone server is asked twice.
    this.servers =
        known.size() > 1 ? known : Stream.of(known, known).flatMap(List::stream).toList();
    this.patience = patience;
  }

  private static LookupSession session(InetSocketAddress address, Duration patience) {
    // UDP with EDNS, and TCP when the answer is cut off (RFC 7766 §5).
    SimpleResolver resolver = new SimpleResolver(address);
    resolver.setTimeout(patience);
    return LookupSession.builder().resolver(resolver).build();
  }

  /** Completes with a failure as a value, never exceptionally. */
  CompletableFuture<Reply> ask(Question question) {
    return ask(question, servers.iterator());
  }

  private CompletableFuture<Reply> ask(Question question, Iterator<LookupSession> untried) {
    return once(question, untried.next())
        .thenCompose(
            reply ->
                reply.isFailure() && untried.hasNext()
                    ? ask(question, untried)
                    : CompletableFuture.completedFuture(reply));
  }

  private CompletableFuture<Reply> once(Question question, LookupSession server) {
    return server
        .lookupAsync(question.name(), question.type())
        .toCompletableFuture()
        // The library looks at its clock only once a second, and starts anew for every alias.
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle((result, failure) -> failure == null ? read(question, result) : read(failure));
  }

  private static Reply read(Question question, LookupResult result) {
    List<Record> records =
        result.getRecords().stream().filter(record -> record.getType() == question.type()).toList();
    return records.isEmpty() ? Reply.absent() : Reply.found(records);
  }

  private Reply read(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapper when wrapper.getCause() != null -> read(wrapper.getCause());
      case NoSuchDomainException _, NoSuchRRSetException _ -> Reply.absent();
      case ServerFailedException _ -> Reply.failed("SERVFAIL");
      case TimeoutException _ ->
          Reply.failed("no answer within " + patience.toMillis() / 1000.0 + " s");
      case Throwable other -> Reply.failed(String.valueOf(other.getMessage()));
    };
  }
}
