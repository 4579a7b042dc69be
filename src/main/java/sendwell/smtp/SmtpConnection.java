package sendwell.smtp;

import java.util.concurrent.atomic.AtomicBoolean;
import sendwell.mail.Server;
import sendwell.smtp.Delivery.Accepted;
import sendwell.smtp.Delivery.Interrupted;
import sendwell.smtp.Delivery.TooLarge;

/**
 * A signed-in connection, to be kept and used for one mail after the other. One caller at a time;
 * its methods wait, so call them on virtual threads.
 */
public final class SmtpConnection implements AutoCloseable {
  private final Session session;
  private final AtomicBoolean busy = new AtomicBoolean();
  private boolean unsettled;

  SmtpConnection(Session session) {
    this.session = session;
  }

  /** The server at the other end. */
  public Server server() {
    return session.server();
  }

  /**
   * Hands one mail to the server.
   *
   * @param mail header fields and body; its line ends are mended, and it must not be dot-stuffed
   * @throws IllegalStateException if another thread is sending on this connection
   */
  public Delivery send(Envelope envelope, byte[] mail) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException("A connection sends one mail at a time.");
    }
    try {
      Content content = Content.of(mail);
      long limit = session.extensions().sizeLimit();
      return content.size() > limit ? new TooLarge(content.size(), limit) : send(envelope, content);
    } finally {
      busy.set(false);
    }
  }

  private Delivery send(Envelope envelope, Content content) {
    try {
      settle();
    } catch (Broken e) {
      return new Interrupted(Phase.MAIL, session.diagnosis().broken(Phase.MAIL, e));
    }
    Delivery delivery = new Transaction(session, envelope, content).run();
    unsettled = !(delivery instanceof Accepted);
    return delivery;
  }

  /** A refused transaction may be half open: the next one begins with a clean slate. */
  private void settle() {
    if (unsettled) {
      session.wire().ask("RSET\r\n", 1, session.timeouts().command());
      unsettled = false;
    }
  }

  /**
   * Whether another mail can be sent: neither side has ended the connection, as far as is known. A
   * server that ends an idle connection is noticed at once.
   */
  public boolean isUsable() {
    return session.wire().isOpen();
  }

  /** Says goodbye (RFC 5321 §4.1.1.10) and hangs up, without waiting. */
  @Override
  public void close() {
    session.wire().quit();
  }
}
