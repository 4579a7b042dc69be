package sendwell.sandbox;

import io.vertx.core.Vertx;
import java.util.UUID;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * The mail servers of a large provider: IMAP and submission, which let nobody in but by the tokens
 * that the provider hands out (XOAUTH2), and refuse in its words. They are called {@code
 * imap.gmail.test} and {@code smtp.gmail.test}, or the same of {@code outlook.test}.
 *
 * @param provider knows what tokens are good for
 * @param mailboxes who has one
 * @param smtp hands mail in, to the mailboxes here
 */
public record ProviderMail(SandboxProvider provider, Mailboxes mailboxes, SandboxSmtp smtp)
    implements AutoCloseable {
  /** The ports of the servers; 0 means any that is free. */
  record Ports(int imapTls, int imapStartTls, int smtpTls, int smtpStartTls) {}

  /** Starts them on whatever ports are free; waits. Nobody has a mailbox yet. */
  public static ProviderMail start(Vertx vertx, Authority authority, SandboxProvider provider) {
    return start(vertx, authority, provider, new Ports(0, 0, 0, 0));
  }

  /** The same on these ports. */
  static ProviderMail start(
      Vertx vertx, Authority authority, SandboxProvider provider, Ports ports) {
    var keys = authority.keyStore(imapHost(provider), smtpHost(provider));
    var mailboxes = Mailboxes.open(vertx, keys);
    mailboxes.takeTokens(signIn(provider));
    mailboxes.start(ports.imapTls(), ports.imapStartTls());
    var smtp = new SandboxSmtp(vertx, keys, provider::opens, mailboxes::deliver);
    smtp.mechanisms("XOAUTH2");
    smtp.start(ports.smtpTls(), ports.smtpStartTls());
    return new ProviderMail(provider, mailboxes, smtp);
  }

  private static TokenSignIn signIn(SandboxProvider provider) {
    var only = TokenSignIn.or(provider::opens).only();
    return switch (provider.kind()) {
      case GOOGLE -> only;
      case MICROSOFT -> only.refusing("NO AUTHENTICATE failed.");
    };
  }

  /** Gives somebody a mailbox, and a sign-in with the provider. */
  public void create(EmailAddress address) {
    provider.addPerson(address.toString());
    mailboxes.create(address, UUID.randomUUID().toString());
  }

  /** Where mail is read. */
  public Server imap(Security security) {
    return mailboxes.server(imapHost(provider), security);
  }

  /** Where mail is handed in. */
  public Server submission(Security security) {
    return smtp.server(smtpHost(provider), security);
  }

  private static String imapHost(SandboxProvider provider) {
    return "imap." + domain(provider);
  }

  private static String smtpHost(SandboxProvider provider) {
    return "smtp." + domain(provider);
  }

  private static String domain(SandboxProvider provider) {
    return switch (provider.kind()) {
      case GOOGLE -> "gmail.test";
      case MICROSOFT -> "outlook.test";
    };
  }

  @Override
  public void close() {
    smtp.stop();
    mailboxes.close();
  }
}
