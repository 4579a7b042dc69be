package sendwell.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Holds what a client says on its new WebSocket until somebody listens. Vert.x answers an upgrade
 * on a virtual thread first, and then puts the WebSocket in the place of the request: a frame that
 * came between would be thrown away, and its client wait for ever (eclipse-vertx/vert.x#6306; to be
 * removed with the version that has it, 5.2). Lives on the connection's event loop.
 */
final class FirstFrames extends ChannelInboundHandlerAdapter {
  private final Queue<WebSocketFrame> held = new ArrayDeque<>();

  /** Holds them from now on, if this request asks for a WebSocket. */
  static void hold(RoutingContext ctx) {
    var request = ctx.request();
    if (request.canUpgradeToWebSocket()) {
      var pipeline = channel(request).pipeline();
      if (pipeline.get(FirstFrames.class) == null) {
        pipeline.addBefore("handler", null, new FirstFrames());
      }
    }
    ctx.next();
  }

  /** Lets them come. Whoever calls this listens before it returns to its context. */
  static void release(HttpServerRequest request) {
    var channel = channel(request);
    // Elsewhere a frame could overtake those that are held.
    channel.eventLoop().execute(() -> channel.pipeline().remove(FirstFrames.class));
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof WebSocketFrame frame) {
      // What has been read already is all there will be to hold.
      ctx.channel().config().setAutoRead(false);
      held.add(frame);
    } else {
      ctx.fireChannelRead(message);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    boolean active = ctx.channel().isActive();
    held.forEach(active ? ctx::fireChannelRead : WebSocketFrame::release);
    held.clear();
    ctx.fireChannelReadComplete();
    ctx.channel().config().setAutoRead(true);
  }
}
