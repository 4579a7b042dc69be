package sendwell.event;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Word that a workspace's log has grown. Safe to lose and to repeat: it says that there is
 * something to read, not what.
 *
 * @param workspace whose log
 * @param seq the log holds at least this number
 */
public record News(WorkspaceId workspace, long seq) {
  private static final String ADDRESS = "sendwell.news";

  /** Tells every node. */
  void publish(EventBus bus) {
    bus.publish(ADDRESS, new JsonObject().put("workspace", workspace.toString()).put("seq", seq));
  }

  /** Calls {@code listener} on the current context for all news from now on. */
  public static MessageConsumer<JsonObject> listen(EventBus bus, Consumer<News> listener) {
    return bus.consumer(ADDRESS, message -> listener.accept(read(message.body())));
  }

  private static News read(JsonObject body) {
    var workspace = new WorkspaceId(UUID.fromString(body.getString("workspace")));
    return new News(workspace, body.getLong("seq"));
  }
}
