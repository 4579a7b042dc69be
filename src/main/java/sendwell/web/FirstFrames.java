package sendwell.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what a client says on its new WebSocket until somebody listens. Vert.x answers an upgrade
 * on a virtual thread first, and then puts the WebSocket in the place of the request: a frame that
 * came between would be thrown away, and its client wait for ever (eclipse-vertx/vert.x#6306; to be
 * removed with the version that has it, 5.2). Lives on the connection's event loop.
 */
final class FirstFrames extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(FirstFrames.class);

  private final Queue<WebSocketFrame> held = new ArrayDeque<>();

  /** Holds them from now on, if this request asks for a WebSocket. */
  static void hold(RoutingContext ctx) {
    var request = ctx.request();
    if (request.canUpgradeToWebSocket()) {
      hold(channel(request).pipeline());
    }
    ctx.next();
  }

  private static void hold(ChannelPipeline pipeline) {
    try {
      if (pipeline.get(FirstFrames.class) == null) {
        pipeline.addBefore("handler", null, new FirstFrames());
      }
    } catch (NoSuchElementException e) {
      // The client has gone, and its pipeline with it: there will be no frame to hold.
      LOG.atDebug().log("A client left before its WebSocket was there");
    }
  }

  /** Lets them come. Whoever calls this listens before it returns to its context. */
  static void release(HttpServerRequest request) {
    var channel = channel(request);
    // Elsewhere a frame could overtake those that are held.
    channel.eventLoop().execute(() -> release(channel.pipeline()));
  }

  /** Whether this request asked for a WebSocket, and its client left before that was there. */
  static boolean isGone(HttpServerRequest request) {
    return request.headers().contains("upgrade") && !channel(request).isActive();
  }

  private static void release(ChannelPipeline pipeline) {
    if (pipeline.get(FirstFrames.class) != null) {
      pipeline.remove(FirstFrames.class);
    }
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
