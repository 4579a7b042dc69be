package sendwell.imap;

import jakarta.mail.Flags;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import sendwell.mail.MessageId;

/**
 * A signed-in mailbox: one connection, for one caller at a time. Every method waits, so it is
 * called on a virtual-thread context.
 */
public final class Mailbox implements AutoCloseable {
  private final Blocking blocking;
  private final Connection connection;
  private final Diagnosis diagnosis;
  private final ImapTimeouts timeouts;
  private final SentFolder sent;
  private boolean usable = true;

  Mailbox(Blocking blocking, Connection connection, Diagnosis diagnosis, ImapTimeouts timeouts) {
    this.blocking = blocking;
    this.connection = connection;
    this.diagnosis = diagnosis;
    this.timeouts = timeouts;
    this.sent = new SentFolder(connection);
  }

  /**
   * Files copies in the Sent folder, marked as read, one after the other (RFC 9051 §6.3.12). After
   * a copy that found no room, or the connection lost, the rest is not tried.
   *
   * @return what became of each, in their order
   */
  public List<Filing> append(List<SentCopy> copies) {
    var filings = new ArrayList<Filing>(copies.size());
    for (SentCopy copy : copies) {
      Filing filing = append(copy);
      filings.add(filing);
      if (filing instanceof Filing.NotFiled(var fault)
          && !(fault instanceof MailboxFault.Refused)) {
        break;
      }
    }
    while (filings.size() < copies.size()) {
      filings.add(filings.getLast());
    }
    return filings;
  }

  private Filing append(SentCopy copy) {
    try {
      return await(() -> sent.use(folder -> append(folder, copy)), timeouts.step());
    } catch (Exception e) {
      return new Filing.NotFiled(fault(e));
    }
  }

  private Filing append(String folder, SentCopy copy) throws ProtocolException {
    connection.append(
        folder, new Flags(Flags.Flag.SEEN), Date.from(copy.date()), literal(copy.content()));
    return new Filing.Filed();
  }

  private static Literal literal(byte[] content) {
    return new Literal() {
      @Override
      public int size() {
        return content.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(content);
      }
    };
  }

  /** Looks which of these mails are in the Sent folder, however many they are. */
  public Presence present(Collection<MessageId> ids) {
    var search = new MessageIdSearch(connection);
    var present = new HashSet<MessageId>();
    try {
      for (var batch : MessageIdSearch.batches(ids)) {
        var found = await(() -> sent.use(folder -> search.find(folder, batch)), timeouts.step());
        present.addAll(found);
      }
      return new Presence.Known(present);
    } catch (Exception e) {
      return new Presence.Unknown(fault(e));
    }
  }

  /** The first of what arrived in the folder since; what came a little earlier may be among it. */
  public Arrivals arrivals(ArrivalFolder folder, Instant since) {
    return arrivals(folder, (reader, name) -> reader.since(name, since));
  }

  /** What arrived in the folder after the mark. */
  public Arrivals arrivals(ArrivalFolder folder, Mark mark) {
    return arrivals(
        folder,
        (reader, name) ->
            name.equals(mark.folder()) ? reader.after(mark) : new Arrivals.Renumbered());
  }

  private interface Look {
    Arrivals into(ArrivalReader reader, String folder) throws ProtocolException;
  }

  private Arrivals arrivals(ArrivalFolder folder, Look look) {
    try {
      return await(() -> look(folder, look), timeouts.step());
    } catch (Exception e) {
      return new Arrivals.Failed(fault(e));
    }
  }

  private Arrivals look(ArrivalFolder folder, Look look) throws ProtocolException {
    var name = name(folder);
    return name.isPresent()
        ? look.into(new ArrivalReader(connection), name.get())
        : new Arrivals.NoFolder();
  }

  private Optional<String> name(ArrivalFolder folder) throws ProtocolException {
    return switch (folder) {
      case INBOX -> Optional.of("INBOX");
      case JUNK -> JunkFolder.find(connection);
    };
  }

  /** Whether the connection still stands; asks the server (NOOP, RFC 9051 §6.1.2). */
  public boolean ping() {
    try {
      return await(
          () -> {
            connection.noop();
            return true;
          },
          timeouts.answer());
    } catch (Exception e) {
      return !(fault(e) instanceof MailboxFault.Lost);
    }
  }

  /** Whether the connection stood when it was last used. */
  public boolean isUsable() {
    return usable;
  }

  /** Takes leave of the server, if it still listens (RFC 9051 §6.1.3). */
  @Override
  public void close() {
    if (!usable) {
      return;
    }
    usable = false;
    try {
      blocking.await(
          () -> {
            connection.logout();
            return true;
          },
          timeouts.answer());
    } catch (Exception _) {
      // It is closed anyway.
      connection.disconnect();
    }
  }

  private <T> T await(Callable<T> task, Duration limit) throws Exception {
    if (!usable) {
      throw new IOException("used after its end");
    }
    return blocking.await(task, limit);
  }

  private MailboxFault fault(Exception failure) {
    Reply reply = Reply.in(failure);
    return switch (failure) {
      case CommandFailedException _ when reply.isOverQuota() ->
          new MailboxFault.OverQuota(reply.line());
      case CommandFailedException _, BadCommandException _ when reply.isWithoutMailbox() ->
          lost(failure);
      case CommandFailedException _, BadCommandException _ ->
          new MailboxFault.Refused(reply.line(), reply.code());
      default -> lost(failure);
    };
  }

  private MailboxFault lost(Exception failure) {
    usable = false;
    connection.disconnect();
    return new MailboxFault.Lost(diagnosis.of(failure));
  }
}
