package sendwell.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault.Kind;

/** One connection to an IMAP server. Blocks, so everything here runs within {@link Blocking}. */
final class Connection extends IMAPProtocol {
  private final Allowance allowance;
  private final NamedTls tls;

  /** What Gmail says on its own before it refuses a sign-in: where a browser must go. */
  private Reply webAlert;

  /** Connects to exactly this address, shakes hands if the server speaks TLS, and is greeted. */
  Connection(Server server, InetAddress address, SSLSocketFactory tls, ImapTimeouts timeouts)
      throws IOException, ProtocolException {
    // Before super(...), which needs all of them to read the greeting.
    allowance = new Allowance();
    webAlert = Reply.NONE;
    var named = new NamedTls(tls, server.host());
    this.tls = named;
    super(
        "imap",
        // As digits: a name would be looked up again.
        address.getHostAddress(),
        server.port(),
        properties(named, timeouts),
        server.security() == Security.TLS,
        new MailLogger(Connection.class, "imap", false, System.err));
  }

  private static Properties properties(NamedTls tls, ImapTimeouts timeouts) {
    var properties = new Properties();
    properties.put("mail.imap.ssl.socketFactory", tls);
    // Or a failed handshake is tried again with the JDK's own factory.
    properties.put("mail.imap.socketFactory.fallback", "false");
    properties.put("mail.imap.ssl.checkserveridentity", "true");
    properties.put("mail.imap.connectiontimeout", "" + timeouts.connect().toMillis());
    properties.put("mail.imap.timeout", "" + timeouts.answer().toMillis());
    return properties;
  }

  @Override
  protected void processGreeting(Response greeting) throws ProtocolException {
    Reply reply = Reply.of(greeting);
    if (!greeting.isUnTagged() || reply.status().isEmpty()) {
      throw stopped(Kind.PROTOCOL_ERROR, "does not speak IMAP: check the port", reply);
    }
    if (reply.status().equals("PREAUTH")) {
      // Nobody has signed in, and STARTTLS would be refused from here on (RFC 9051 §7.1.4).
      throw stopped(Kind.PROTOCOL_ERROR, "lets anybody in without signing in", reply);
    }
    super.processGreeting(greeting);
  }

  /**
   * Makes sure that TLS protects what follows (RFC 9051 §6.2.1). What the server said in the clear
   * is forgotten, its capabilities too.
   */
  void secure(Security security) throws IOException, ProtocolException {
    if (security == Security.TLS) {
      return;
    }
    if (!hasCapability("STARTTLS")) {
      throw new Stopped(
          Kind.TLS_FAILED, "does not offer STARTTLS: choose TLS, usually on port 993", Reply.NONE);
    }
    try {
      startTLS();
    } catch (CommandFailedException | BadCommandException e) {
      throw new Stopped(Kind.TLS_FAILED, "refuses to start TLS", Reply.in(e));
    }
    capability();
  }

  /** Signs in, by the first method that server and we both know. */
  void signIn(Login login) throws IOException, ProtocolException {
    var diagnosis = new SignInDiagnosis(login);
    try {
      switch (login) {
        case Login.Password _ when hasCapability("AUTH=PLAIN") -> authenticate("PLAIN", login);
        case Login.Password(String user, String password) when !hasCapability("LOGINDISABLED") ->
            login(user, password);
        case Login.Bearer _ when hasCapability("AUTH=XOAUTH2") -> authenticate("XOAUTH2", login);
        case Login.Password _, Login.Bearer _ -> throw diagnosis.unsupported();
      }
    } catch (CommandFailedException | BadCommandException e) {
      throw diagnosis.refused(webAlert.isWebAlert() ? webAlert : Reply.in(e));
    }
    // What may be done now is often more than what was offered before.
    capability();
  }

  /** LOGIN (RFC 9051 §6.2.3), with UTF-8 where Angus' own would cut characters down to bytes. */
  @Override
  public void login(String user, String password) throws ProtocolException {
    suspendTracing();
    try {
      simpleCommand("LOGIN", new Argument().writeString(user, UTF_8).writeString(password, UTF_8));
    } finally {
      resumeTracing();
    }
  }

  /** AUTHENTICATE (RFC 9051 §6.2.2) with an initial response where possible (RFC 4959). */
  private void authenticate(String mechanism, Login login) throws IOException, ProtocolException {
    suspendTracing();
    try {
      String encoded = SaslResponse.of(login);
      boolean atOnce = hasCapability("SASL-IR");
      String tag = writeCommand("AUTHENTICATE " + mechanism + (atOnce ? " " + encoded : ""), null);
      handleResult(completion(tag, atOnce ? "" : encoded));
    } finally {
      resumeTracing();
    }
  }

  /**
   * Reads on to the tagged response. The first challenge gets the answer, every other one an empty
   * line: after a refusal XOAUTH2 servers send the reason as a challenge and wait for that line.
   */
  private Response completion(String tag, String answer) throws IOException, ProtocolException {
    String next = answer;
    while (true) {
      Response response = readResponse();
      if (response.isContinuation()) {
        getOutputStream().write((next + "\r\n").getBytes(ISO_8859_1));
        getOutputStream().flush();
        next = "";
      } else if (response.isBYE()) {
        throw new ConnectionException(this, response);
      } else if (response.isTagged() && tag.equals(response.getTag())) {
        return response;
      }
    }
  }

  @Override
  public String writeCommand(String command, Argument arguments)
      throws IOException, ProtocolException {
    allowance.renew();
    return super.writeCommand(command, arguments);
  }

  @Override
  protected ByteArray getResponseBuffer() {
    return allowance.buffer();
  }

  @Override
  public Response readResponse() throws IOException, ProtocolException {
    Response response = super.readResponse();
    allowance.charge(response.toString().length());
    if (response.isUnTagged() && Reply.of(response).isWebAlert()) {
      webAlert = Reply.of(response);
    }
    return response;
  }

  /** At once, whatever the server still has to say. */
  @Override
  public void disconnect() {
    tls.cut();
    super.disconnect();
  }

  private static ProtocolException stopped(Kind kind, String predicate, Reply reply) {
    return new ProtocolException(predicate, new Stopped(kind, predicate, reply));
  }
}
