package sendwell.server;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.Eventually;
import sendwell.TemporaryFolder;
import sendwell.db.TestDatabase;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.sandbox.Sandbox;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.SandboxSmtp;
import sendwell.sandbox.StoredMail;

/** A sandbox for the tests of a class, each of which makes the mailboxes and servers it needs. */
public class Surroundings implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final AtomicInteger mailboxes = new AtomicInteger();
  private final List<SandboxSmtp> servers = new ArrayList<>();
  private TemporaryFolder folder;
  private Vertx vertx;
  private Sandbox sandbox;

  @Override
  public void beforeAll(ExtensionContext context) {
    folder = TemporaryFolder.create();
    vertx = Vertx.vertx();
    sandbox = Sandbox.start(vertx, folder.path(), Sandbox.Ports.FREE);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    servers.forEach(SandboxSmtp::stop);
    servers.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    sandbox.stop();
    vertx.close().await();
    folder.close();
  }

  Vertx vertx() {
    return vertx;
  }

  /** What makes a Sendwell live here. */
  public Map<String, String> settings() {
    var all = new HashMap<>(sandbox.settings());
    all.put("SENDWELL_OUTBOX_POLL", "50ms");
    // Tests say what servers do to whoever comes next; those about reading want it soon.
    all.put("SENDWELL_INBOX_INTERVAL", "1d");
    return all;
  }

  /** What makes a Sendwell live here, on this database and any port. */
  public Map<String, String> settings(TestDatabase database) {
    var all = new HashMap<>(settings());
    all.put("SENDWELL_DATABASE_URL", database.address());
    all.put("SENDWELL_HTTP_PORT", "0");
    return all;
  }

  /** The servers that are there from the start. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** A provider of the sandbox's authority, which knows nobody yet; whoever starts it closes it. */
  public SandboxProvider provider(SandboxProvider.Kind kind) {
    return SandboxProvider.start(vertx, sandbox.authority(), kind, TestClock.running(), 0);
  }

  /** A new mailbox of this domain, with the sandbox's password. */
  public EmailAddress mailbox(String domain) {
    var address = EmailAddress.parse("person-%d@%s".formatted(mailboxes.incrementAndGet(), domain));
    sandbox.mailboxes().create(address, Sandbox.PASSWORD);
    return address;
  }

  /** A submission server of the test's own, to misbehave as it likes; stopped after the test. */
  public SandboxSmtp smtpServer() {
    return smtpServer(keys());
  }

  /** The certificate of the sandbox's mail servers. */
  public KeyStore keys() {
    return sandbox.authority().keyStore(sandbox.host());
  }

  /** The same with another certificate. */
  public SandboxSmtp smtpServer(KeyStore keys) {
    return smtpServer(keys, sandbox.mailboxes()::deliver);
  }

  /** The same with other mailboxes behind it. */
  public SandboxSmtp smtpServer(KeyStore keys, BiConsumer<EmailAddress, byte[]> mailbox) {
    var smtp = new SandboxSmtp(vertx, keys, sandbox.mailboxes()::signsIn, mailbox);
    smtp.start(0, 0);
    servers.add(smtp);
    return smtp;
  }

  /** What to ask for to connect this mailbox. */
  public JsonObject request(EmailAddress address, SandboxSmtp smtp) {
    return new JsonObject()
        .put("email", address.toString())
        .put("password", Sandbox.PASSWORD)
        .put("imap", place(sandbox.mailboxes().tlsPort(), Security.TLS))
        .put("smtp", place(smtp.tlsPort(), Security.TLS));
  }

  /** A server of the sandbox, in the API's form. */
  public JsonObject place(int port, Security security) {
    return new JsonObject()
        .put("host", sandbox.host())
        .put("port", port)
        .put("security", security.name().toLowerCase(Locale.ROOT));
  }

  /** A mail to these. */
  public static JsonObject draft(String subject, EmailAddress... to) {
    var recipients = new JsonArray();
    List.of(to).forEach(address -> recipients.add(address.toString()));
    return new JsonObject().put("to", recipients).put("subject", subject).put("text", "Hello.");
  }

  /** What lies in a folder of a mailbox. */
  public List<StoredMail> mails(EmailAddress address, String folder) {
    return sandbox.mailboxes().mails(address, folder);
  }

  /** Waits until so many mails lie there, and gives them. */
  public List<StoredMail> mails(EmailAddress address, String folder, int count) {
    return Eventually.get(
        count + " mails in " + folder + " of " + address,
        () -> mails(address, folder),
        mails -> mails.size() >= count);
  }
}
