package sendwell.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import sendwell.event.EventLog;
import sendwell.event.LoggedEvent;
import sendwell.failure.Conflict;

/** The event log for catching up: what a client missed while its live link was down. */
public record EventRoutes(EventLog log) implements Routes {
  private static final int LIMIT = 200;

  private record Page(List<LoggedEvent> items, Long next, long total) {}

  @Override
  public void mount(Router api) {
    api.get("/events").handler(this::after);
  }

  private void after(RoutingContext ctx) {
    var caller = Caller.of(ctx);
    var query = Query.of(ctx);
    long after = query.number("after", 0, Long.MAX_VALUE, 0);
    int limit = (int) query.number("limit", 1, LIMIT, LIMIT);
    query.check();
    long head = log.head(caller.workspace());
    var items = log.after(caller.workspace(), after, limit);
    if (after < head && (items.isEmpty() || items.getFirst().seq() != after + 1)) {
      throw new Conflict("The log no longer reaches back that far: read the lists again.");
    }
    long reached = items.isEmpty() ? after : items.getLast().seq();
    Answer.json(
        ctx, 200, new Page(items, reached < head ? reached : null, Math.max(0, head - after)));
  }
}
