package sendwell.web;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.Transport;
import java.time.Duration;
import java.util.EnumSet;

/**
 * The event-bus bridge: browsers and programs may listen to their own workspace's events, and to
 * nothing else; nobody may send. Stands behind {@link Authentication}.
 */
record LiveBridge(Vertx vertx, LiveClients clients, LiveFeed feed) {
  // One address is all there is to listen to; a few more let a client register anew without care.
  private static final int REGISTRATIONS = 4;

  /** A client that has not pinged for so long is gone; the page pings every 15 seconds. */
  private static final Duration PING_LIMIT = Duration.ofSeconds(40);

  Router router() {
    var options =
        new SockJSBridgeOptions()
            .setMaxHandlersPerSocket(REGISTRATIONS)
            .setPingTimeout(PING_LIMIT.toMillis())
            .addOutboundPermitted(
                new PermittedOptions().setAddressRegex("workspace\\.[^.]+\\.events"));
    var sockets = new SockJSHandlerOptions().setRegisterWriteHandler(false);
    // The fallbacks for old browsers would need the CSRF token with each of their requests, and
    // answer other sites (CORS).
    EnumSet.complementOf(EnumSet.of(Transport.WEBSOCKET))
        .forEach(transport -> sockets.addDisabledTransport(transport.name()));
    return SockJSHandler.create(vertx, sockets).bridge(options, this::decide);
  }

  private void decide(BridgeEvent event) {
    switch (event.type()) {
      case SOCKET_CREATED -> {
        clients.add(event.socket(), caller(event));
        FirstFrames.release(event.socket().routingContext().request());
        event.complete(true);
      }
      case SOCKET_CLOSED -> {
        clients.remove(event.socket());
        event.complete(true);
      }
      case REGISTER -> register(event);
      case SEND, PUBLISH -> event.complete(false);
      case SOCKET_PING -> {
        event.complete(true);
        pong(event);
      }
      case REGISTERED -> {
        event.complete(true);
        registered(event);
      }
      case SOCKET_IDLE, SOCKET_ERROR, RECEIVE, UNREGISTER -> event.complete(true);
    }
  }

  private void register(BridgeEvent event) {
    var caller = caller(event);
    JsonObject message = event.getRawMessage();
    boolean own = LiveFeed.address(caller.workspace()).equals(message.getString("address"));
    if (own) {
      feed.follow(caller.workspace());
    }
    event.complete(own);
  }

  // From now on the client misses nothing; what came before it reads from the log.
  private static void registered(BridgeEvent event) {
    String address = event.getRawMessage().getString("address");
    event
        .socket()
        .write(new JsonObject().put("type", "registered").put("address", address).encode());
  }

  // The bridge itself does not answer pings. The number lets a client see that it has missed an
  // event.
  private void pong(BridgeEvent event) {
    var answer =
        new JsonObject().put("type", "pong").put("seq", feed.carried(caller(event).workspace()));
    event.socket().write(answer.encode());
  }

  private static Caller caller(BridgeEvent event) {
    return Caller.of(event.socket().routingContext());
  }
}
