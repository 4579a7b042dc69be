package sendwell.smtp;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connection to one server: lines out, replies in, each exchange with a time limit. The socket
 * and everything that its events touch live on one event loop; the methods are for one other thread
 * at a time, which waits. A reply that nobody waits for ends the connection, for from then on
 * questions and answers would not belong together.
 */
final class Wire {
  /** Content up to this size goes out in one write, with its end. */
  private static final int ONE_WRITE = 32 * 1024;

  private final Vertx vertx;
  private final Context loop;
  private final NetSocket socket;
  private final ReplyParser parser = new ReplyParser();
  private Exchange waiting;
  private Optional<Reply> greeting = Optional.empty();
  private boolean greeted;
  private boolean deaf;
  private Broken.How ending = Broken.How.LOST;
  private String farewell = "";
  private volatile boolean open = true;

  /** To be called on the event loop of the socket. */
  Wire(Vertx vertx, NetSocket socket) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.socket = socket;
    socket.handler(this::received);
    socket.closeHandler(closed -> lost(Broken.How.LOST));
    // The close handler hears of it next.
    socket.exceptionHandler(failure -> {});
  }

  /** One question and as many replies as asked for; fewer if one of them is 421. */
  List<Reply> ask(String commands, int replies, Duration limit) throws Broken {
    Buffer out = Buffer.buffer(commands);
    return begin(replies, limit, exchange -> socket.write(out));
  }

  /** Waits for the reply that comes unasked, perhaps has come already: the greeting. */
  Reply listen(Duration limit) throws Broken {
    return begin(
            1,
            limit,
            exchange -> {
              Optional<Reply> early = greeting;
              greeting = Optional.empty();
              early.ifPresent(exchange::take);
            })
        .getFirst();
  }

  /**
   * Asks for STARTTLS. Whatever follows a consent in the clear is not from the server we are going
   * to know, so it is thrown away (RFC 3207 §6, CVE-2011-0411).
   */
  Reply askForTls(Duration limit) throws Broken {
    return begin(
            1,
            limit,
            exchange -> {
              exchange.deafAfter = true;
              socket.write("STARTTLS\r\n");
            })
        .getFirst();
  }

  /** Changes to TLS, for a server of this name; fails if the server cannot prove it. */
  Future<Void> secure(ClientSSLOptions tls, String name) {
    Promise<Void> secured = Promise.promise();
    loop.runOnContext(now -> upgrade(tls, name).onComplete(secured));
    return secured.future();
  }

  private Future<Void> upgrade(ClientSSLOptions tls, String name) {
    return socket
        .upgradeToSsl(tls, name)
        .onSuccess(
            done -> {
              parser.forget();
              deaf = false;
            });
  }

  /** Sends the content of a mail and waits for the answer that takes it over. */
  Reply send(Content content, Duration limit) throws Broken {
    return begin(1, limit, exchange -> write(content, exchange)).getFirst();
  }

  /**
   * Large content goes out first, and its end once all of that has left: until then the server
   * cannot have accepted anything, so a loss before is no uncertainty.
   */
  private void write(Content content, Exchange exchange) {
    Buffer whole = Buffer.buffer(content.octets());
    if (whole.length() <= ONE_WRITE) {
      exchange.contentEnded = true;
      socket.write(whole);
      return;
    }
    exchange.unfinished = true;
    int end = whole.length() - Content.END_LENGTH;
    socket
        .write(whole.slice(0, end))
        .onSuccess(
            written -> {
              if (waiting == exchange) {
                exchange.unfinished = false;
                exchange.contentEnded = true;
                socket.write(whole.slice(end, whole.length()));
              }
            });
  }

  /** Neither side has ended the connection. */
  boolean isOpen() {
    return open;
  }

  /** Says goodbye without waiting for an answer. */
  void quit() {
    if (open) {
      open = false;
      loop.runOnContext(
          now -> {
            deaf = true;
            socket.write("QUIT\r\n");
            socket.close();
          });
    }
  }

  /** Ends the connection at once. */
  void close() {
    open = false;
    loop.runOnContext(now -> socket.close());
  }

  private List<Reply> begin(int replies, Duration limit, Start start) throws Broken {
    Exchange exchange = new Exchange(replies);
    loop.runOnContext(
        now -> {
          // A greeting may have come before its server hung up.
          if (!open && greeting.isEmpty()) {
            exchange.fail(ending, farewell);
            return;
          }
          waiting = exchange;
          exchange.timer = vertx.setTimer(limit.toMillis(), late -> lost(Broken.How.SILENT));
          start.with(exchange);
        });
    return exchange.promise.future().await();
  }

  private void received(Buffer bytes) {
    if (deaf) {
      return;
    }
    try {
      parser.feed(bytes, this::received);
    } catch (ReplyParser.NotSmtp e) {
      farewell = e.getMessage();
      lost(Broken.How.GARBLED);
    }
  }

  private void received(Reply reply) {
    if (deaf || !open) {
      return;
    }
    if (!greeted) {
      greeted = true;
      if (waiting == null) {
        greeting = Optional.of(reply);
        return;
      }
    }
    if (waiting == null || reply.isClosing()) {
      farewell = reply.text();
      open = false;
      socket.close();
    }
    if (waiting != null) {
      waiting.take(reply);
    }
  }

  private void lost(Broken.How how) {
    // Closing brings us here again: the first reason is the true one.
    ending = open ? how : ending;
    open = false;
    socket.close();
    if (waiting != null) {
      waiting.fail(how, farewell);
    }
  }

  /** What an exchange sends, on the event loop. */
  private interface Start {
    void with(Exchange exchange);
  }

  /** One wait of the caller; touched on the event loop only. */
  private final class Exchange {
    private final int expected;
    private final List<Reply> replies;
    private final Promise<List<Reply>> promise = Promise.promise();
    // Timers count from 0: this one is nobody's.
    private long timer = -1;
    private boolean deafAfter;
    private boolean unfinished;
    private boolean contentEnded;

    Exchange(int expected) {
      this.expected = expected;
      this.replies = new ArrayList<>(expected);
    }

    void take(Reply reply) {
      if (unfinished) {
        // The rest of the content must not be read as commands.
        open = false;
        socket.close();
        if (reply.isPositive()) {
          fail(Broken.How.GARBLED, reply.text());
          return;
        }
      }
      replies.add(reply);
      if (replies.size() == expected || reply.isClosing()) {
        deaf = deafAfter;
        finish();
        promise.complete(replies);
      }
    }

    void fail(Broken.How how, String said) {
      finish();
      promise.fail(new Broken(how, replies, said, contentEnded));
    }

    private void finish() {
      waiting = null;
      vertx.cancelTimer(timer);
    }
  }
}
