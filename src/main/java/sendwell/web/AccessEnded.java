package sendwell.web;

import io.vertx.core.eventbus.EventBus;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Word that a session or key no longer grants access, so that every node ends the live links
 * resting on it. If it is lost, the regular check of {@link LiveFeed} finds out.
 */
public record AccessEnded(EventBus bus) {
  private static final String ADDRESS = "sendwell.access.ended";

  /** Tells every node. */
  public void tell(UUID grant) {
    bus.publish(ADDRESS, grant.toString());
  }

  void listen(Consumer<UUID> listener) {
    bus.<String>consumer(ADDRESS, message -> listener.accept(UUID.fromString(message.body())));
  }
}
