package sendwell.sandbox;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sendwell.mail.EmailAddress;

/**
 * A small world on loopback to try Sendwell in: mailboxes with IMAP and SMTP servers, and a name
 * server that leads to them. Sendwell does not know that it is one: {@link #settings} are all it
 * takes.
 *
 * @param authority vouches for the servers
 * @param mailboxes who lives here, and where mail arrives
 * @param smtp hands mail in
 * @param dns leads to the servers
 * @param blacklists tell whom they take for spammers
 */
public record Sandbox(
    Authority authority,
    Mailboxes mailboxes,
    SandboxSmtp smtp,
    SandboxDns dns,
    SandboxBlacklists blacklists) {
  /** The password of every mailbox, until it is changed. */
  public static final String PASSWORD = "sandbox";

  /** Mailboxes to connect, and to write to. */
  public static final List<String> PEOPLE =
      List.of(
          "anna@acme.test",
          "ben@acme.test",
          "carol@friends.test",
          "dave@friends.test",
          "erin@broken.test",
          "frank@broken.test");

  private static final String HOST = "mail.sandbox.test";

  /** The ports of the servers; 0 means any that is free. */
  public record Ports(int imapTls, int imapStartTls, int smtpTls, int smtpStartTls, int dns) {
    /** The same at every start, so that accounts connected once stay connected. */
    public static final Ports FIXED = new Ports(10_993, 10_143, 10_465, 10_587, 10_053);

    /** Whichever are free. */
    public static final Ports FREE = new Ports(0, 0, 0, 0, 0);
  }

  /** Starts it; waits, so call it on a virtual thread. The authority is kept in the folder. */
  public static Sandbox start(Vertx vertx, Path folder, Ports ports) {
    var authority = Authority.create(folder);
    var keys = authority.keyStore(HOST);
    var mailboxes = Mailboxes.open(vertx, keys);
    PEOPLE.forEach(address -> mailboxes.create(EmailAddress.parse(address), PASSWORD));
    mailboxes.start(ports.imapTls(), ports.imapStartTls());
    var smtp = new SandboxSmtp(vertx, keys, mailboxes::signsIn, mailboxes::deliver);
    smtp.start(ports.smtpTls(), ports.smtpStartTls());
    smtp.answer(EmailAddress.parse("nobody@friends.test"), "550 5.1.1 No such mailbox here");
    smtp.answer(EmailAddress.parse("full@friends.test"), "452 4.2.2 The mailbox is full");
    var dns = SandboxDns.start(vertx, ports.dns());
    SandboxDomains.publish(dns.world(), mailboxes.tlsPort(), smtp.tlsPort());
    var blacklists = SandboxBlacklists.publish(dns.world());
    SandboxDomains.list(blacklists);
    return new Sandbox(authority, mailboxes, smtp, dns, blacklists);
  }

  /** What makes a Sendwell live in this world. */
  public Map<String, String> settings() {
    return Map.of(
        "SENDWELL_DNS_RESOLVERS",
        "127.0.0.1:" + dns.address().getPort(),
        "SENDWELL_NETWORK_ALLOW",
        "127.0.0.0/8",
        "SENDWELL_TLS_TRUST_FILE",
        authority.pem().toString(),
        "SENDWELL_RDAP_SERVERS",
        "");
  }

  /** The host of the mail servers. */
  public String host() {
    return HOST;
  }

  /** Ends it. */
  public void stop() {
    smtp.stop();
    mailboxes.close();
    dns.close();
  }
}
