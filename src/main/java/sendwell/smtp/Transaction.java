package sendwell.smtp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sendwell.mail.EmailAddress;
import sendwell.smtp.Delivery.Accepted;
import sendwell.smtp.Delivery.Deferred;
import sendwell.smtp.Delivery.Interrupted;
import sendwell.smtp.Delivery.NoRecipient;
import sendwell.smtp.Delivery.Rejected;
import sendwell.smtp.Delivery.Uncertain;

/**
 * One mail on a connection: MAIL, RCPT, DATA, content (RFC 5321 §3.3). With PIPELINING all the
 * commands leave in one write and only their answers are read one by one (RFC 2920 §3.1).
 */
final class Transaction {
  /** Ends the transaction; known inside this class only. */
  private static final class Ended extends Exception {
    private final Delivery delivery;

    Ended(Delivery delivery) {
      super(null, null, false, false);
      this.delivery = delivery;
    }
  }

  private final Wire wire;
  private final Extensions extensions;
  private final SmtpTimeouts timeouts;
  private final Diagnosis diagnosis;
  private final Envelope envelope;
  private final Content content;
  private final boolean pipelining;
  private final Deque<Reply> ahead = new ArrayDeque<>();
  private final List<RecipientReply> refused = new ArrayList<>(0);
  private Phase phase = Phase.MAIL;
  private Broken broken;

  Transaction(Session session, Envelope envelope, Content content) {
    this.wire = session.wire();
    this.extensions = session.extensions();
    this.timeouts = session.timeouts();
    this.diagnosis = session.diagnosis();
    this.envelope = envelope;
    this.content = content;
    this.pipelining = extensions.offers("PIPELINING");
  }

  /** Waits until it is known what became of the mail, or that this cannot be known. */
  Delivery run() {
    try {
      return converse();
    } catch (Ended e) {
      return e.delivery;
    } catch (Broken e) {
      var fault = diagnosis.broken(phase, e);
      return e.contentEnded() ? new Uncertain(fault) : new Interrupted(phase, fault);
    }
  }

  private Delivery converse() throws Ended {
    if (pipelining) {
      askAhead();
    }
    Reply mail = step(Phase.MAIL, mail());
    if (!mail.isPositive()) {
      settle();
      return refusal(mail);
    }
    if (recipients() == 0) {
      settle();
      return new NoRecipient(refused);
    }
    Reply data = step(Phase.DATA, "DATA\r\n");
    if (data.code() != 354) {
      return refusal(data);
    }
    phase = Phase.CONTENT;
    Reply taken = wire.send(content, timeouts.content());
    return taken.isPositive() ? new Accepted(taken, refused) : refusal(taken);
  }

  /** How many recipients the server took; the others are noted. */
  private int recipients() throws Ended {
    for (EmailAddress recipient : envelope.recipients()) {
      Reply reply = step(Phase.RCPT, rcpt(recipient));
      if (reply.isTransient() || reply.isPermanent()) {
        refused.add(new RecipientReply(recipient, reply));
      } else if (!reply.isPositive()) {
        throw new Ended(refusal(reply));
      }
    }
    return envelope.recipients().size() - refused.size();
  }

  private Reply step(Phase next, String command) throws Ended {
    phase = next;
    Reply reply = pipelining ? nextAhead() : wire.ask(command, 1, timeouts.command()).getFirst();
    if (reply.isClosing()) {
      throw new Ended(new Deferred(phase, reply));
    }
    return reply;
  }

  private void askAhead() {
    var commands = new StringBuilder(mail());
    envelope.recipients().forEach(recipient -> commands.append(rcpt(recipient)));
    commands.append("DATA\r\n");
    try {
      ahead.addAll(
          wire.ask(commands.toString(), envelope.recipients().size() + 2, timeouts.command()));
    } catch (Broken e) {
      ahead.addAll(e.replies());
      broken = e;
    }
  }

  private Reply nextAhead() {
    if (ahead.isEmpty()) {
      throw broken;
    }
    return ahead.poll();
  }

  /**
   * A server may have said yes to DATA with nobody to send to: then it gets nothing, and a dot (RFC
   * 2920 §3.1).
   */
  private void settle() {
    if (!ahead.isEmpty() && ahead.peekLast().code() == 354) {
      try {
        wire.ask(".\r\n", 1, timeouts.command());
      } catch (Broken e) {
        // The mail's fate is known, and the next use finds the connection closed.
        wire.close();
      }
    }
  }

  private Delivery refusal(Reply reply) {
    if (reply.isTransient()) {
      return new Deferred(phase, reply);
    }
    if (reply.isPermanent()) {
      return new Rejected(phase, reply);
    }
    wire.close();
    var fault = diagnosis.astray(phase, reply);
    return phase == Phase.CONTENT ? new Uncertain(fault) : new Interrupted(phase, fault);
  }

  private String mail() {
    return "MAIL FROM:<"
        + envelope.from()
        + ">"
        + (extensions.offers("SIZE") ? " SIZE=" + content.size() : "")
        + (content.eightBit() && extensions.offers("8BITMIME") ? " BODY=8BITMIME" : "")
        + "\r\n";
  }

  private static String rcpt(EmailAddress recipient) {
    return "RCPT TO:<" + recipient + ">\r\n";
  }
}
