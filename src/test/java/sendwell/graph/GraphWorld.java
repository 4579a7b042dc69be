package sendwell.graph;

import io.vertx.core.Vertx;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import sendwell.TemporaryFolder;
import sendwell.dns.DnsHosts;
import sendwell.dns.HostsFile;
import sendwell.dns.ZoneDns;
import sendwell.http.Web;
import sendwell.mail.Cidr;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.Trust;
import sendwell.oauth.OAuthWorld;
import sendwell.sandbox.Authority;
import sendwell.sandbox.GraphFaults;
import sendwell.sandbox.Mailboxes;
import sendwell.sandbox.SandboxGraph;
import sendwell.sandbox.SandboxProvider;
import sendwell.sandbox.StoredMail;
import sendwell.smtp.OutgoingMail;

/**
 * Microsoft's sign-in and its Graph over mailboxes of the sandbox, and the product's side. The
 * mailboxes are new for each test.
 */
final class GraphWorld
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final EmailAddress ANNA = EmailAddress.parse(OAuthWorld.ANNA);
  static final EmailAddress CAROL = EmailAddress.parse("carol@friends.test");
  static final EmailAddress DAVE = EmailAddress.parse("dave@friends.test");

  private TemporaryFolder folder;
  private Vertx vertx;
  private OAuthWorld signIn;
  private Authority authority;
  private KeyStore keys;
  private Mailboxes mailboxes;
  private SandboxGraph graph;
  private GraphMailbox mailbox;

  @Override
  public void beforeAll(ExtensionContext context) {
    folder = TemporaryFolder.create();
    vertx = Vertx.vertx();
    signIn = new OAuthWorld(folder.path(), SandboxProvider.Kind.MICROSOFT);
    authority = Authority.create(folder.path());
    keys = authority.keyStore("127.0.0.1");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    mailboxes = Mailboxes.open(vertx, keys);
    List.of(ANNA, CAROL, DAVE).forEach(person -> mailboxes.create(person, "secret"));
    graph =
        SandboxGraph.start(
            vertx, keys, mailboxes, signIn.sandbox()::opensGraph, InstantSource.system(), 0);
    var hosts =
        new DnsHosts(
            new ZoneDns(),
            HostsFile.at(folder.path().resolve("none")),
            new NetworkPolicy(Cidr.list("127.0.0.1/32")));
    var web = new Web(vertx, hosts, Trust.with(authority.pem()), Duration.ofSeconds(20));
    String token = signIn.tokens(signIn.provider()).access().getLast().value();
    mailbox = new Graph(web, graph.service()).mailbox(token);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    graph.close();
    mailboxes.close();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    signIn.close();
    vertx.close().await();
    folder.close();
  }

  /** Anna's mailbox. */
  GraphMailbox mailbox() {
    return mailbox;
  }

  SandboxGraph graph() {
    return graph;
  }

  /** How it misbehaves towards Anna. */
  GraphFaults faults() {
    return graph.faults(ANNA);
  }

  OAuthWorld signIn() {
    return signIn;
  }

  List<StoredMail> mails(EmailAddress address, String folder) {
    return mailboxes.mails(address, folder);
  }

  void arrive(OutgoingMail mail) {
    mailboxes.deliver(ANNA, mail.encode());
  }

  /** As if it had been sent. */
  void file(OutgoingMail mail) {
    mailboxes.file(ANNA, "Sent", mail.encode());
  }

  /** From Anna to Carol. */
  static OutgoingMail mail(String id, String subject) {
    return new OutgoingMail(
        ANNA,
        "Anna",
        List.of(CAROL),
        List.of(),
        List.of(),
        subject,
        "Hello",
        "",
        new MessageId(id),
        Instant.parse("2026-03-01T08:00:00Z"),
        List.of());
  }
}
