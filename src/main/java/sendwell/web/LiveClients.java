package sendwell.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import sendwell.event.WorkspaceId;

/** The clients that are connected to this node's live bridge. Safe for use by any thread. */
public final class LiveClients {
  private final Map<SockJSSocket, Caller> callers = new ConcurrentHashMap<>();

  /** Counts them in {@code sendwell.live.clients}. */
  public LiveClients(MeterRegistry meters) {
    Gauge.builder("sendwell.live.clients", callers, Map::size)
        .description("Clients connected to the live bridge")
        .register(meters);
  }

  void add(SockJSSocket socket, Caller caller) {
    callers.put(socket, caller);
  }

  void remove(SockJSSocket socket) {
    callers.remove(socket);
  }

  boolean any(WorkspaceId workspace) {
    return callers.values().stream().anyMatch(caller -> caller.workspace().equals(workspace));
  }

  Set<UUID> grants() {
    return callers.values().stream().map(Caller::grant).collect(Collectors.toSet());
  }

  /** Ends the connections that rest on these grants: whoever signed out hears nothing more. */
  public void end(Collection<UUID> grants) {
    List<SockJSSocket> ended =
        callers.entrySet().stream()
            .filter(entry -> grants.contains(entry.getValue().grant()))
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(SockJSSocket::close);
  }

  /** Ends all connections: the node stops, and they go on elsewhere or later. */
  void endAll() {
    List.copyOf(callers.keySet()).forEach(SockJSSocket::close);
  }
}
