package sendwell.graph;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sendwell.mail.MessageId;

/**
 * Looks for mails of ours in the Sent folder: by Message-ID, and what is not there by it, by what
 * Exchange leaves as it is. For Exchange may put a Message-ID of its own in place of ours; a header
 * field of our own would not help, since it drops those that it does not know from MIME, and tells
 * none of them for mails in the Sent folder. So a mail with the same subject and the same
 * recipients, sent since ours was handed in and not accounted for by another of ours, is ours.
 *
 * @param calls ask with the mailbox's token
 */
record SentItems(GraphCalls calls) {
  /** With more of them the address of a request grows too long for servers on its way. */
  private static final int BATCH = 15;

  private static final int PAGE = 100;
  private static final int PAGES_MOST = 20;

  /** The clocks of two well-kept servers differ by less. */
  private static final Duration CLOCKS = Duration.ofMinutes(2);

  /** Ends the look; known inside this class only. */
  private static final class Unreadable extends Exception {
    private final GraphFault fault;

    Unreadable(GraphFault fault) {
      super(fault.detail(), null, false, false);
      this.fault = fault;
    }
  }

  Presence find(Collection<Sought> sought) {
    try {
      Map<MessageId, MessageId> stored = byMessageId(sought);
      var missing = sought.stream().filter(one -> !stored.containsKey(one.messageId())).toList();
      if (!missing.isEmpty()) {
        match(missing, foreign(missing, stored), stored);
      }
      return new Presence.Known(stored);
    } catch (Unreadable e) {
      return new Presence.Unknown(e.fault);
    }
  }

  private Map<MessageId, MessageId> byMessageId(Collection<Sought> sought) throws Unreadable {
    // Of a mail in part the Message-ID does not tell which part it is.
    var ids =
        sought.stream().filter(one -> !one.inPart()).map(Sought::messageId).distinct().toList();
    var stored = new HashMap<MessageId, MessageId>();
    for (int start = 0; start < ids.size(); start += BATCH) {
      var batch = ids.subList(start, Math.min(start + BATCH, ids.size()));
      String filter = batch.stream().map(SentItems::isEqual).collect(Collectors.joining(" or "));
      items(Map.of("$select", "internetMessageId", "$filter", filter)).stream()
          .flatMap(item -> item.id().stream())
          .filter(batch::contains)
          .forEach(id -> stored.put(id, id));
    }
    return stored;
  }

  /** A quote within a text is written twice (OData 4.01 URL Conventions §5.1.1.14.1). */
  private static String isEqual(MessageId id) {
    return "internetMessageId eq '" + id.value().replace("'", "''") + "'";
  }

  /** What lies there since the earliest of them, the oldest first, but for mails already found. */
  private List<SentItem> foreign(List<Sought> missing, Map<MessageId, MessageId> found)
      throws Unreadable {
    var earliest = missing.stream().map(Sought::since).min(Comparator.naturalOrder()).orElseThrow();
    // What is sorted by must be filtered by.
    var options =
        Map.of(
            "$select",
            SentItem.FIELDS,
            "$filter",
            "sentDateTime ge " + before(earliest).truncatedTo(SECONDS),
            "$orderby",
            "sentDateTime");
    return items(options).stream()
        .filter(item -> item.id().filter(found::containsKey).isEmpty())
        .toList();
  }

  private static Instant before(Instant since) {
    return since.minus(CLOCKS);
  }

  /** One mail there answers for one of ours. */
  private static void match(
      List<Sought> missing, List<SentItem> items, Map<MessageId, MessageId> stored) {
    var left = new ArrayList<>(items);
    for (var one : missing) {
      var like = left.stream().filter(item -> item.isLike(one, before(one.since()))).findFirst();
      like.ifPresent(
          item -> {
            left.remove(item);
            stored.put(one.messageId(), item.id().orElse(one.messageId()));
          });
    }
  }

  private List<SentItem> items(Map<String, String> options) throws Unreadable {
    var items = new ArrayList<SentItem>();
    var next = Optional.of(calls.at(Folder.SENT.path() + "/messages", options));
    for (int page = 0; next.isPresent(); page++) {
      if (page == PAGES_MOST) {
        throw new Unreadable(
            GraphFault.unavailable("Too much was sent of late to be looked through.", ""));
      }
      next = page(next.get(), items);
    }
    return items;
  }

  private Optional<URI> page(URI uri, List<SentItem> items) throws Unreadable {
    return switch (calls.get(uri, PAGE)) {
      case GraphCalls.Read.Page(var json, var next, _) -> {
        json.path("value").forEach(item -> items.add(SentItem.of(item)));
        yield next;
      }
      case GraphCalls.Read.Failed(var fault) -> throw new Unreadable(fault);
    };
  }
}
