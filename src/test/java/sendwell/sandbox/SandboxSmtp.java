package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.smtp.Phase;

/**
 * A submission server on loopback, with one port for TLS and one for STARTTLS (RFC 6409, RFC 8314).
 * It signs in whom it is told to, hands every accepted mail on, and misbehaves on request: it
 * refuses, keeps silent, hangs up, answers nonsense, and forgets to say that it took a mail.
 */
public final class SandboxSmtp {
  private static final int ALWAYS = Integer.MAX_VALUE;

  private final Vertx vertx;
  private final KeyStore keys;
  private final BiPredicate<String, String> signIn;
  private final BiConsumer<EmailAddress, byte[]> mailbox;
  private final SmtpScript script = new SmtpScript();
  private final Set<NetSocket> live = ConcurrentHashMap.newKeySet();
  private final Set<String> withheld = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile List<String> mechanisms = List.of("PLAIN", "LOGIN", "XOAUTH2");
  private volatile int maxConnections = ALWAYS;
  private volatile long sizeLimit = 35_882_577;
  private volatile NetServer tls;
  private volatile NetServer startTls;

  /**
   * A server that is not started yet.
   *
   * @param keys its certificate, from an {@link Authority}
   * @param signIn whether this user name goes with this password or token
   * @param mailbox takes each accepted mail, once for each recipient
   */
  public SandboxSmtp(
      Vertx vertx,
      KeyStore keys,
      BiPredicate<String, String> signIn,
      BiConsumer<EmailAddress, byte[]> mailbox) {
    this.vertx = vertx;
    this.keys = keys;
    this.signIn = signIn;
    this.mailbox = mailbox;
  }

  /** Listens on loopback, on these ports; 0 means any that is free. */
  public void start(int tlsPort, int startTlsPort) {
    tls = listen(tlsPort, true);
    startTls = listen(startTlsPort, false);
  }

  private NetServer listen(int port, boolean ssl) {
    var options =
        new NetServerOptions()
            .setSsl(ssl)
            .setKeyCertOptions(KeyCertOptions.wrap(Authority.keyManagers(keys)));
    return vertx
        .createNetServer(options)
        .connectHandler(this::welcome)
        .listen(FreePort.of(port), "127.0.0.1")
        .await();
  }

  private void welcome(NetSocket socket) {
    connections.incrementAndGet();
    live.add(socket);
    socket.closeHandler(closed -> live.remove(socket));
    new SmtpSession(vertx, this, socket).begin();
  }

  /** Stops listening and cuts every connection; it can be started again. */
  public void stop() {
    tls.close().await();
    startTls.close().await();
    live.forEach(NetSocket::close);
  }

  /** The port for TLS from the first byte. */
  public int tlsPort() {
    return tls.actualPort();
  }

  /** The port for STARTTLS. */
  public int startTlsPort() {
    return startTls.actualPort();
  }

  /** Where it listens, under this name, for this way of securing the connection. */
  public Server server(String host, Security security) {
    return switch (security) {
      case TLS -> new Server(host, tlsPort(), security);
      case STARTTLS -> new Server(host, startTlsPort(), security);
    };
  }

  /** Answers so whenever a conversation comes to this phase. */
  public void answer(Phase phase, String reply) {
    answer(phase, reply, ALWAYS);
  }

  /** Answers so the next few times; several lines are separated by CR LF. */
  public void answer(Phase phase, String reply, int times) {
    script.add(phase, times, new SmtpScript.Act.Say(reply));
  }

  /** Answers so for this recipient. */
  public void answer(EmailAddress recipient, String reply) {
    script.add(recipient, ALWAYS, new SmtpScript.Act.Say(reply));
  }

  /** Answers so for this recipient, the next few times. */
  public void answer(EmailAddress recipient, String reply, int times) {
    script.add(recipient, times, new SmtpScript.Act.Say(reply));
  }

  /** Says nothing any more when a conversation comes to this phase. */
  public void silent(Phase phase) {
    script.add(phase, ALWAYS, new SmtpScript.Act.Silence());
  }

  /** Cuts the connection in this phase, the next few times. */
  public void drop(Phase phase, int times) {
    script.add(phase, times, new SmtpScript.Act.Cut());
  }

  /** Takes the next few mails, but cuts the connection before saying so. */
  public void dropAfterContent(int times) {
    script.add(Phase.CONTENT, times, new SmtpScript.Act.TakeAndCut());
  }

  /** Answers honestly in this phase, but this late. */
  public void slow(Phase phase, Duration delay) {
    script.add(phase, ALWAYS, new SmtpScript.Act.Late(delay));
  }

  /** Greets like something that is no mail server. */
  public void garbage() {
    answer(Phase.GREETING, "HTTP/1.1 400 Bad Request");
  }

  /** Refuses further connections with 421 while this many are open. */
  public void maxConnections(int most) {
    maxConnections = most;
  }

  /** No longer lists this extension: {@code STARTTLS}, {@code PIPELINING}, {@code AUTH}. */
  public void without(String extension) {
    withheld.add(extension);
  }

  /** Offers these sign-in methods only. */
  public void mechanisms(String... names) {
    mechanisms = List.of(names);
  }

  /** Announces, and insists on, this many octets at most. */
  public void sizeLimit(long octets) {
    sizeLimit = octets;
  }

  /** Forgets every misbehaviour and every limit. */
  public void behave() {
    script.clear();
    withheld.clear();
    maxConnections = ALWAYS;
  }

  /** How many connections there have been. */
  public int connections() {
    return connections.get();
  }

  /** How many connections there are now. */
  public int liveConnections() {
    return live.size();
  }

  /** How many mails it has taken, each counted once. */
  public int accepted() {
    return accepted.get();
  }

  SmtpScript script() {
    return script;
  }

  boolean isFull() {
    return live.size() > maxConnections;
  }

  long sizeLimit() {
    return sizeLimit;
  }

  boolean signsIn(String username, String secret) {
    return signIn.test(username, secret);
  }

  void take(List<EmailAddress> recipients, byte[] mail) {
    accepted.incrementAndGet();
    recipients.forEach(recipient -> mailbox.accept(recipient, mail));
  }

  /** The lines of the answer to EHLO. */
  List<String> extensions(boolean secured) {
    var all = new ArrayList<String>();
    all.add("PIPELINING");
    all.add("8BITMIME");
    all.add("ENHANCEDSTATUSCODES");
    all.add("SIZE " + sizeLimit);
    all.add(secured ? "AUTH " + String.join(" ", mechanisms) : "STARTTLS");
    all.removeIf(line -> withheld.contains(line.split(" ")[0]));
    return all;
  }
}
