package sendwell.rdap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import sendwell.http.Bounds;
import sendwell.http.Fetched;
import sendwell.http.Web;
import sendwell.mail.Domain;
import sendwell.rdap.Registration.Source;

/**
 * Asks registries, and remembers for a month what they said, for it does not change. The methods
 * wait: call them on a virtual thread. Safe for use by many threads.
 */
public final class Rdap {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Bounds LIST = new Bounds(3, 2 * 1024 * 1024);
  private static final Bounds ANSWER = new Bounds(3, 256 * 1024);
  private static final Duration LIST_LIFE = Duration.ofDays(1);
  private static final Duration LIST_RETRY = Duration.ofMinutes(10);
  private static final Duration ANSWER_LIFE = Duration.ofDays(30);
  private static final Instant FIRST_DOMAINS = Instant.parse("1985-01-01T00:00:00Z");
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 20_000;
  private static final int NOT_FOUND = 404;

  private final Web web;
  private final URI list;
  private final InstantSource time;
  private final AtomicReference<Known> known =
      new AtomicReference<>(
          new Known(Future.succeededFuture(new Bootstrap(Map.of())), Instant.MIN));
  private final Map<Domain, Remembered> remembered = new ConcurrentHashMap<>();

  /** The list, as soon as it is here, and for how long it is used. */
  private record Known(Future<Bootstrap> servers, Instant until) {}

  private record Remembered(Registration registration, Instant until) {}

  /**
   * Asks the registries of a list.
   *
   * @param list IANA's file of servers, {@code https://data.iana.org/rdap/dns.json}
   * @param time tells when what is remembered is too old
   */
  public Rdap(Web web, URI list, InstantSource time) {
    this.web = web;
    this.list = list;
    this.time = time;
  }

  /** When a domain was registered, which must be one that a registry knows itself. */
  public Registration registration(Domain domain) {
    Remembered past = remembered.get(domain);
    if (past != null && past.until().isAfter(time.instant())) {
      return past.registration();
    }
    Registration now = find(domain);
    if (now instanceof Registration.Since) {
      remember(domain, now);
    }
    return now;
  }

  private void remember(Domain domain, Registration registration) {
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear(); // all of them can be asked for again
    }
    remembered.put(domain, new Remembered(registration, time.instant().plus(ANSWER_LIFE)));
  }

  private Registration find(Domain domain) {
    Bootstrap servers = servers();
    if (servers.servers().isEmpty()) {
      return new Registration.Unknown("The list of registries could not be fetched.");
    }
    return servers
        .server(domain)
        .map(server -> ask(server, domain))
        .orElseGet(() -> new Registration.Unknown("Its registry does not tell."));
  }

  /** A list that is too old is better than none. While one fetches it, the others wait for it. */
  private Bootstrap servers() {
    Instant now = time.instant();
    Known past = known.get();
    if (past.until().isAfter(now)) {
      return past.servers().await();
    }
    Promise<Bootstrap> fetched = Promise.promise();
    var next = new Known(fetched.future(), now.plus(LIST_RETRY));
    if (!known.compareAndSet(past, next)) {
      return servers();
    }
    try {
      fetch()
          .ifPresent(
              list -> {
                known.compareAndSet(next, new Known(next.servers(), now.plus(LIST_LIFE)));
                fetched.complete(list);
              });
    } finally {
      past.servers().onComplete(old -> fetched.tryComplete(old.result()));
    }
    return fetched.future().await();
  }

  private Optional<Bootstrap> fetch() {
    try {
      return web.fetch(list, LIST) instanceof Fetched.Page page && page.ok()
          ? Optional.of(Bootstrap.parse(text(page)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Registration ask(URI server, Domain domain) {
    Fetched fetched = web.fetch(server, ANSWER);
    var source = new Source(server, time.instant());
    return switch (fetched) {
      case Fetched.Nothing(var fault) -> new Registration.Unknown(fault.detail());
      case Fetched.Page page when page.status() == NOT_FOUND -> new Registration.Missing(source);
      case Fetched.Page page when page.ok() ->
          registered(text(page), source.asked())
              .<Registration>map(at -> new Registration.Since(at, source))
              .orElseGet(() -> new Registration.Unknown("Its registry does not say when."));
      case Fetched.Page page ->
          new Registration.Unknown("Its registry answers with the status " + page.status() + ".");
    };
  }

  private static String text(Fetched.Page page) {
    return page.body().toString(StandardCharsets.UTF_8);
  }

  /**
   * The date of the event "registration" (RFC 9083 §4.5); none if there is none, or if it is before
   * there were domains, or yet to come: clocks differ by a day at most.
   */
  static Optional<Instant> registered(String json, Instant now) {
    try {
      JsonNode events = JSON.readTree(json).path("events");
      return StreamSupport.stream(events.spliterator(), false)
          .filter(event -> event.path("eventAction").asText().equals("registration"))
          .map(event -> OffsetDateTime.parse(event.path("eventDate").asText()).toInstant())
          .filter(at -> at.isAfter(FIRST_DOMAINS) && at.isBefore(now.plus(A_DAY)))
          .findFirst();
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
