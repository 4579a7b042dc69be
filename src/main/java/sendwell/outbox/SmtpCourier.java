package sendwell.outbox;

import java.util.Optional;
import sendwell.account.Account;
import sendwell.mail.EmailAddress;
import sendwell.smtp.Delivery;
import sendwell.smtp.Envelope;
import sendwell.smtp.Opening;
import sendwell.smtp.Reply;
import sendwell.smtp.SmtpConnection;

/** Hands messages in by SMTP, over a connection that is opened when it is needed. */
final class SmtpCourier implements Courier {
  private static final int GOING_AWAY = 421;

  private final LaneParts parts;
  private final Account account;
  private final WayIn way;
  private SmtpConnection connection;

  /** Whether the connection has not carried anything yet: then its loss is the server's fault. */
  private boolean fresh;

  SmtpCourier(LaneParts parts, Account account, WayIn way) {
    this.parts = parts;
    this.account = account;
    this.way = way;
    this.connection = parts.kept().take(account.id(), way.ready()).orElse(null);
  }

  @Override
  public Optional<Verdict.AboutTheAccount> connect() {
    if (connection != null && connection.isUsable()) {
      return Optional.empty();
    }
    drop();
    return switch (way.open(parts.smtp())) {
      case Opening.Failed failed -> Optional.of(way.wrong(Verdicts.of(failed)));
      case Opening.Opened(var opened) -> {
        connection = opened;
        fresh = true;
        yield Optional.empty();
      }
    };
  }

  @Override
  public Verdict deliver(Claimed message) {
    var sender = EmailAddress.parse(account.email());
    byte[] mail = Mail.of(account, message).encode();
    return deliver(new Envelope(sender, message.recipients()), mail);
  }

  // Servers end sessions that were idle or long: nothing was accepted then, and a new one is
  // opened.
  private Verdict deliver(Envelope envelope, byte[] mail) {
    var unusable = connect();
    if (unusable.isPresent()) {
      return unusable.get();
    }
    var delivery = connection.send(envelope, mail);
    if (ended(delivery) && !fresh) {
      drop();
      return deliver(envelope, mail);
    }
    fresh = false;
    return Verdicts.of(delivery);
  }

  @Override
  public void rest() {
    if (connection != null) {
      parts.kept().keep(account.id(), way.ready(), connection);
      connection = null;
    }
  }

  private void drop() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  private static boolean ended(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Interrupted _ -> true;
      case Delivery.Deferred(_, Reply reply) -> reply.code() == GOING_AWAY;
      case Delivery.Accepted _,
          Delivery.NoRecipient _,
          Delivery.Rejected _,
          Delivery.TooLarge _,
          Delivery.Uncertain _ ->
          false;
    };
  }
}
