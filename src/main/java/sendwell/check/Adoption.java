package sendwell.check;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.db.Transaction;
import sendwell.event.LogReader;
import sendwell.event.LoggedEvent;
import sendwell.event.WorkspaceId;
import sendwell.json.Json;

/** Has the domains of new accounts checked, and forgets those of deleted ones. */
final class Adoption {
  private static final String CONNECTED = "account.connected";
  private static final String DELETED = "account.deleted";

  private final Domains domains;
  private final LogReader reader;

  Adoption(Database database, Domains domains) {
    this.domains = domains;
    this.reader = new LogReader(database, "check", List.of(CONNECTED, DELETED));
  }

  /** Reads what is new in the logs; whether there may now be something to check. */
  boolean read(Instant now) {
    boolean[] found = {false};
    reader.read((tx, workspace, events) -> found[0] |= take(tx, workspace, events, now));
    return found[0];
  }

  private boolean take(
      Transaction tx, WorkspaceId workspace, List<LoggedEvent> events, Instant now) {
    List<UUID> connected =
        events.stream().filter(e -> e.type().equals(CONNECTED)).map(Adoption::account).toList();
    if (connected.size() < events.size()) {
      domains.abandon(tx, workspace);
    }
    domains.adopt(tx, workspace, connected, now);
    return !connected.isEmpty();
  }

  private static UUID account(LoggedEvent event) {
    return UUID.fromString(Json.read(event.data()).get("id").asText());
  }
}
