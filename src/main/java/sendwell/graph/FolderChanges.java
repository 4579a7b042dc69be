package sendwell.graph;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import sendwell.graph.GraphFault.Kind;

/**
 * Reads what has changed in a folder, a page at a time (Microsoft Graph: "message: delta").
 *
 * @param calls ask with the mailbox's token
 */
record FolderChanges(GraphCalls calls) {
  private static final int PAGE = 100;
  private static final String FIELDS =
      "internetMessageId,conversationId,subject,from,receivedDateTime";

  /** From the start: what arrived since counts as changed, and nothing that came before. */
  Changes of(Folder folder, Instant since) {
    var options = new TreeMap<String, String>();
    options.put("$filter", "receivedDateTime ge " + since.truncatedTo(SECONDS));
    options.put("$select", FIELDS);
    return page(calls.at(folder.path() + "/messages/delta", options));
  }

  /** From where a page before has ended. */
  Changes after(URI link) {
    if (!calls.owns(link)) {
      throw new IllegalArgumentException("Not a link of this service: " + link.getRawAuthority());
    }
    return page(link);
  }

  private Changes page(URI uri) {
    return switch (calls.get(uri, PAGE)) {
      case GraphCalls.Read.Failed(var fault) when fault.kind() == Kind.RESYNC ->
          new Changes.ResyncRequired();
      case GraphCalls.Read.Failed(var fault) -> new Changes.Failed(fault);
      case GraphCalls.Read.Page(var json, var next, var later) ->
          next.or(() -> later)
              .<Changes>map(link -> new Changes.Page(changes(json), link, next.isPresent()))
              .orElseGet(() -> new Changes.Failed(withoutEnd()));
    };
  }

  private static GraphFault withoutEnd() {
    return GraphFault.unavailable("Microsoft Graph did not say where its list goes on.", "");
  }

  private static List<Change> changes(JsonNode json) {
    var changes = new ArrayList<Change>();
    json.path("value").forEach(item -> change(item).ifPresent(changes::add));
    return changes;
  }

  /** A mail that is told of in part has been told of whole before. */
  private static Optional<Change> change(JsonNode item) {
    String id = item.path("id").asText("");
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return item.has("@removed")
        ? Optional.of(new Change.Removed(id))
        : present(id, item).or(() -> Optional.of(new Change.Touched(id)));
  }

  private static Optional<Change> present(String id, JsonNode item) {
    try {
      var receivedAt = OffsetDateTime.parse(item.path("receivedDateTime").asText(""));
      return Optional.of(
          new Change.Present(
              id,
              item.path("internetMessageId").asText(""),
              item.path("conversationId").asText(""),
              item.path("subject").asText(""),
              item.path("from").path("emailAddress").path("address").asText(""),
              receivedAt.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
