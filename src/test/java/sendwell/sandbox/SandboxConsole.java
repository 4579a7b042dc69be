package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.stream.Collectors;
import sendwell.mail.EmailAddress;

/** A page on which to look into the sandbox's mailboxes, and to make its servers misbehave. */
final class SandboxConsole {
  private static final List<String> SPAMHAUS = List.of("spamhaus-zen", "spamhaus-dbl");

  private final Sandbox sandbox;
  private final Sandbox.Ports ports;
  private boolean smtpRuns = true;
  private boolean imapRuns = true;
  private boolean spamhausAnswers = true;

  private SandboxConsole(Sandbox sandbox, Sandbox.Ports ports) {
    this.sandbox = sandbox;
    this.ports = ports;
  }

  static void start(Vertx vertx, Sandbox sandbox, Sandbox.Ports ports, int port) {
    var console = new SandboxConsole(sandbox, ports);
    var router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(10_000));
    router.get("/").handler(console::page);
    router.post("/smtp").handler(console::toggleSmtp);
    router.post("/imap").handler(console::toggleImap);
    router.post("/spamhaus").handler(console::toggleSpamhaus);
    router.post("/password").handler(console::changePassword);
    vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1").await();
  }

  private void toggleSmtp(RoutingContext ctx) {
    if (smtpRuns) {
      sandbox.smtp().stop();
    } else {
      sandbox.smtp().start(ports.smtpTls(), ports.smtpStartTls());
    }
    smtpRuns = !smtpRuns;
    back(ctx);
  }

  private void toggleImap(RoutingContext ctx) {
    if (imapRuns) {
      sandbox.mailboxes().stop();
    } else {
      sandbox.mailboxes().start(ports.imapTls(), ports.imapStartTls());
    }
    imapRuns = !imapRuns;
    back(ctx);
  }

  private void toggleSpamhaus(RoutingContext ctx) {
    var lists = sandbox.blacklists();
    SPAMHAUS.forEach(spamhausAnswers ? lists::refuse : lists::answer);
    spamhausAnswers = !spamhausAnswers;
    back(ctx);
  }

  private void changePassword(RoutingContext ctx) {
    var address = EmailAddress.parse(ctx.request().getFormAttribute("address"));
    sandbox.mailboxes().changePassword(address, ctx.request().getFormAttribute("password"));
    back(ctx);
  }

  private static void back(RoutingContext ctx) {
    ctx.response().setStatusCode(303).putHeader("location", "/").end();
  }

  private void page(RoutingContext ctx) {
    String html =
        """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Sendwell sandbox</title>
        <style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}
        table{border-collapse:collapse;width:100%%}td,th{text-align:left;padding:.25rem .75rem .25rem 0;
        border-bottom:1px solid #8884}form{display:inline}h2{margin-top:2rem}</style>
        <h1>The sandbox</h1>
        <p>Mailboxes that exist only on this machine. Their mails are gone when the sandbox stops.</p>
        <p><a href="/">Look again</a> %s %s %s</p>%s</html>
        """
            .formatted(
                button("/smtp", smtpRuns ? "Stop the SMTP server" : "Start the SMTP server"),
                button("/imap", imapRuns ? "Stop the IMAP server" : "Start the IMAP server"),
                button(
                    "/spamhaus", spamhausAnswers ? "Have Spamhaus refuse" : "Have Spamhaus answer"),
                sandbox.mailboxes().addresses().stream()
                    .map(this::mailbox)
                    .collect(Collectors.joining()));
    ctx.response().putHeader("content-type", "text/html; charset=utf-8").end(html);
  }

  private static String button(String action, String label) {
    return "<form method=post action=%s><button>%s</button></form>".formatted(action, label);
  }

  private String mailbox(EmailAddress address) {
    return """
    <h2>%s</h2>
    <form method=post action=/password><input type=hidden name=address value="%s">
    <label>New password <input name=password required></label> <button>Change</button></form>
    <table><tr><th>Folder<th>Subject<th>Date</tr>%s</table>
    """
        .formatted(address, address, rows(address, "INBOX") + rows(address, "Sent"));
  }

  private String rows(EmailAddress address, String folder) {
    List<StoredMail> mails = sandbox.mailboxes().mails(address, folder);
    return mails.reversed().stream()
        .limit(20)
        .map(
            mail ->
                "<tr><td>%s<td>%s<td>%s</tr>".formatted(folder, text(mail.subject()), mail.date()))
        .collect(Collectors.joining());
  }

  private static String text(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;");
  }
}
