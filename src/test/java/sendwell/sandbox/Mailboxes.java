package sendwell.sandbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * The sandbox's mailboxes, and the IMAP servers to read them with: one with TLS from the first
 * byte, one with STARTTLS. The store is GreenMail's, in memory; so is the dialogue. GreenMail's own
 * TLS has one certificate for the whole JVM and no STARTTLS, so it listens in the clear on a
 * loopback port that nobody is told, behind {@link ImapFront}s. (It also files what was sent
 * between noon and one o'clock twelve hours early.) {@link #stop} leaves the mails in place, as the
 * restart of a server does.
 */
public final class Mailboxes {
  /** Where what is taken for spam would lie; only people and tests put anything there. */
  public static final String JUNK = "Junk";

  private static final String SENT = "Sent";
  private static final Session SESSION = Session.getInstance(new Properties());

  /** Real servers wait half an hour for the next command (RFC 9051 §5.4). */
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Vertx vertx;
  private final KeyStore keys;
  private final Managers managers = new Managers();
  private final AbstractServer greenMail = new Dialogues(managers);
  private volatile Optional<TokenSignIn> tokens = Optional.empty();
  private List<ImapFront> fronts = List.of();
  private int tlsPort;
  private int startTlsPort;

  private Mailboxes(Vertx vertx, KeyStore keys) {
    this.vertx = vertx;
    this.keys = keys;
  }

  /** No mailboxes yet, and nobody listens; the servers will present what this key store holds. */
  public static Mailboxes open(Vertx vertx, KeyStore keys) {
    var mailboxes = new Mailboxes(vertx, keys);
    mailboxes.greenMail.setClientSocketTimeout((int) IDLE.toMillis());
    mailboxes.greenMail.startService();
    try {
      mailboxes.greenMail.waitTillRunning(ServerSetup.SERVER_STARTUP_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return mailboxes;
  }

  /** Listens on loopback; port 0 takes any free one. Waits until both do. */
  public void start(int tls, int startTls) {
    var implicit = new ImapFront(vertx, Security.TLS, keys, greenMail.getPort(), this::gate);
    var explicit = new ImapFront(vertx, Security.STARTTLS, keys, greenMail.getPort(), this::gate);
    tlsPort = implicit.listen(FreePort.of(tls)).await();
    startTlsPort = explicit.listen(FreePort.of(startTls)).await();
    fronts = List.of(implicit, explicit);
  }

  private Handler<Buffer> gate(NetSocket front, NetSocket back) {
    return tokens
        .<Handler<Buffer>>map(signIn -> new ImapTokenGate(signIn, this::password, front, back))
        .orElse(back::write);
  }

  private Optional<String> password(String address) {
    return Optional.ofNullable(managers.getUserManager().getUserByEmail(address))
        .map(GreenMailUser::getPassword);
  }

  /** From now on lets whoever connects sign in by token, like this. */
  public void takeTokens(TokenSignIn signIn) {
    tokens = Optional.of(signIn);
  }

  /** Stops listening and drops everybody who is connected; {@link #start} again undoes it. */
  public void stop() {
    fronts.forEach(front -> front.close().await());
    fronts = List.of();
  }

  /** Stops for good. */
  public void close() {
    stop();
    greenMail.stopService();
  }

  /** Where TLS is spoken at once. */
  public int tlsPort() {
    return tlsPort;
  }

  /** Where STARTTLS is offered. */
  public int startTlsPort() {
    return startTlsPort;
  }

  /** Where it listens, under this name, for this way of securing the connection. */
  public Server server(String host, Security security) {
    return switch (security) {
      case TLS -> new Server(host, tlsPort, security);
      case STARTTLS -> new Server(host, startTlsPort, security);
    };
  }

  /**
   * Until the next start, answers every sign-in like this: {@code NO [UNAVAILABLE] Later.} or
   * {@code BYE Too busy.}, after which it hangs up.
   */
  public void refuseSignIns(String answer) {
    fronts.forEach(front -> front.refuseSignIns(answer));
  }

  /** Until the next start, lets everything that the servers say come so much later. */
  public void delay(Duration time) {
    fronts.forEach(front -> front.delay(time));
  }

  /** Makes a mailbox with an INBOX and a Sent folder; its user name is the address. */
  public void create(EmailAddress address, String password) {
    try {
      String name = address.toString();
      GreenMailUser user = managers.getUserManager().createUser(name, name, password);
      managers.getImapHostManager().createMailbox(user, SENT);
      managers.getImapHostManager().subscribe(user, SENT);
      managers.getImapHostManager().createMailbox(user, JUNK);
    } catch (UserException | FolderException | AuthorizationException e) {
      throw new IllegalArgumentException("No mailbox for " + address, e);
    }
  }

  /** Whether somebody with this name and password would be let in. */
  public boolean signsIn(String username, String password) {
    return managers.getUserManager().test(username, password);
  }

  /** From now on only the new password is right; who is signed in stays so. */
  public void changePassword(EmailAddress address, String password) {
    user(address).setPassword(password);
  }

  /** Puts a mail into the recipient's INBOX; false if there is no such mailbox. */
  public boolean deliver(EmailAddress recipient, byte[] content) {
    return file(recipient, "INBOX", content);
  }

  /**
   * Puts a mail into a folder, as providers do by themselves; false if there is no such mailbox.
   */
  public boolean file(EmailAddress address, String folder, byte[] content) {
    GreenMailUser user = managers.getUserManager().getUserByEmail(address.toString());
    if (user == null) {
      return false;
    }
    try {
      var mail = new MimeMessage(SESSION, new ByteArrayInputStream(content));
      managers
          .getImapHostManager()
          .getFolder(user, folder)
          .appendMessage(mail, new Flags(), Date.from(Instant.now()));
      return true;
    } catch (MessagingException e) {
      throw new IllegalArgumentException("Not a mail", e);
    }
  }

  /** The addresses of all mailboxes. */
  public List<EmailAddress> addresses() {
    return managers.getUserManager().listUser().stream()
        .map(user -> EmailAddress.parse(user.getEmail()))
        .sorted((one, other) -> one.toString().compareTo(other.toString()))
        .toList();
  }

  /** The mails in a folder, oldest first; none if there is no such folder. */
  public List<StoredMail> mails(EmailAddress address, String folder) {
    MailFolder found = managers.getImapHostManager().getFolder(user(address), folder);
    // A copy: GreenMail's list changes while mails arrive.
    return found == null
        ? List.of()
        : Stream.of(found.getMessages().toArray(StoredMessage[]::new))
            .map(Mailboxes::stored)
            .toList();
  }

  private GreenMailUser user(EmailAddress address) {
    return Objects.requireNonNull(
        managers.getUserManager().getUserByEmail(address.toString()),
        () -> "no mailbox " + address);
  }

  private static StoredMail stored(StoredMessage message) {
    MimeMessage mail = message.getMimeMessage();
    try {
      var content = new ByteArrayOutputStream();
      mail.writeTo(content);
      return new StoredMail(
          content.toByteArray(),
          Objects.requireNonNullElse(mail.getSubject(), ""),
          Objects.requireNonNullElse(mail.getMessageID(), ""),
          message.getReceivedDate().toInstant(),
          message.isSet(Flags.Flag.SEEN));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("Unreadable mail", e);
    }
  }

  /** GreenMail's IMAP server, which writes line by line, without a pause of 40 ms after each. */
  private static final class Dialogues extends AbstractServer {
    Dialogues(Managers managers) {
      super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), managers);
    }

    @Override
    protected void handleClientSocket(Socket client) throws SocketException {
      client.setTcpNoDelay(true);
      super.handleClientSocket(client);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
      return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
    }
  }
}
