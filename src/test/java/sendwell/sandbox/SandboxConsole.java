package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxProvider.Kind;
import sendwell.smtp.Phase;

/** A page on which to look into the sandbox's mailboxes, and to make its servers misbehave. */
final class SandboxConsole {
  private static final List<String> SPAMHAUS = List.of("spamhaus-zen", "spamhaus-dbl");
  private static final String NO_SMTP_AUTH =
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the"
          + " Tenant.";

  private final Sandbox sandbox;
  private final List<ConsoleSwitch> switches = new ArrayList<>();

  private SandboxConsole(Sandbox sandbox, Sandbox.Ports ports, SandboxProviders providers) {
    this.sandbox = sandbox;
    var smtp = sandbox.smtp();
    var mailboxes = sandbox.mailboxes();
    var lists = sandbox.blacklists();
    switches.add(
        new ConsoleSwitch(
            "Stop the SMTP server",
            smtp::stop,
            "Start the SMTP server",
            () -> smtp.start(ports.smtpTls(), ports.smtpStartTls())));
    switches.add(
        new ConsoleSwitch(
            "Stop the IMAP server",
            mailboxes::stop,
            "Start the IMAP server",
            () -> mailboxes.start(ports.imapTls(), ports.imapStartTls())));
    switches.add(
        new ConsoleSwitch(
            "Have Spamhaus refuse",
            () -> SPAMHAUS.forEach(lists::refuse),
            "Have Spamhaus answer",
            () -> SPAMHAUS.forEach(lists::answer)));
    providers.mail().forEach((kind, servers) -> add(kind, servers.provider()));
    var microsoft = providers.mail().get(Kind.MICROSOFT).smtp();
    switches.add(
        new ConsoleSwitch(
            "Switch SMTP AUTH off at Microsoft",
            () -> microsoft.answer(Phase.AUTH, NO_SMTP_AUTH),
            "Switch SMTP AUTH on at Microsoft",
            microsoft::behave));
  }

  private void add(Kind kind, SandboxProvider provider) {
    String name = kind == Kind.GOOGLE ? "Google" : "Microsoft";
    switches.add(
        new ConsoleSwitch(
            "Let the client secret at %s expire".formatted(name),
            () -> {
              provider.faults().expireSecret();
              // Else nobody would notice until the last one ends by itself.
              provider.endAccess();
            },
            "Have %s take the client secret".formatted(name),
            provider.faults()::behave));
    switches.add(
        ConsoleSwitch.once(
            "Have everybody at %s take back the access".formatted(name),
            () -> provider.people().forEach(provider::revoke)));
  }

  static void start(
      Vertx vertx, Sandbox sandbox, Sandbox.Ports ports, SandboxProviders providers, int port) {
    var console = new SandboxConsole(sandbox, ports, providers);
    var router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(10_000));
    router.get("/").handler(console::page);
    router.post("/switch").handler(console::turn);
    router.post("/password").handler(console::changePassword);
    router.post("/reply").handler(console::reply);
    vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1").await();
  }

  private void turn(RoutingContext ctx) {
    switches.get(Integer.parseInt(ctx.request().getFormAttribute("n"))).turn();
    back(ctx);
  }

  private void changePassword(RoutingContext ctx) {
    var address = EmailAddress.parse(ctx.request().getFormAttribute("address"));
    sandbox.mailboxes().changePassword(address, ctx.request().getFormAttribute("password"));
    back(ctx);
  }

  private void reply(RoutingContext ctx) {
    var address = EmailAddress.parse(ctx.request().getFormAttribute("address"));
    var id = ctx.request().getFormAttribute("id");
    sandbox.mailboxes().mails(address, "INBOX").stream()
        .filter(mail -> mail.messageId().equals(id))
        .findFirst()
        .ifPresent(
            mail ->
                sandbox
                    .mailboxes()
                    .deliver(mail.author(), Letter.reply(mail, address, mail.author()).encode()));
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
        <p><a href="/">Look again</a> %s</p>%s</html>
        """
            .formatted(
                IntStream.range(0, switches.size())
                    .mapToObj(n -> button(n, switches.get(n).label()))
                    .collect(Collectors.joining(" ")),
                sandbox.mailboxes().addresses().stream()
                    .map(this::mailbox)
                    .collect(Collectors.joining()));
    ctx.response().putHeader("content-type", "text/html; charset=utf-8").end(html);
  }

  private static String button(int n, String label) {
    return "<form method=post action=/switch><button name=n value=%d>%s</button></form>"
        .formatted(n, label);
  }

  private String mailbox(EmailAddress address) {
    return """
    <h2>%s</h2>
    <form method=post action=/password><input type=hidden name=address value="%s">
    <label>New password <input name=password required></label> <button>Change</button></form>
    <table><tr><th>Folder<th>Subject<th>Date<th></tr>%s</table>
    """
        .formatted(address, address, rows(address, "INBOX") + rows(address, "Sent"));
  }

  private String rows(EmailAddress address, String folder) {
    List<StoredMail> mails = sandbox.mailboxes().mails(address, folder);
    return mails.reversed().stream()
        .limit(20)
        .map(mail -> row(address, folder, mail))
        .collect(Collectors.joining());
  }

  private static String row(EmailAddress address, String folder, StoredMail mail) {
    String reply =
        """
        <form method=post action=/reply><input type=hidden name=address value="%s">
        <button name=id value="%s">Reply</button></form>
        """
            .formatted(address, text(mail.messageId()));
    return "<tr><td>%s<td>%s<td>%s<td>%s</tr>"
        .formatted(folder, text(mail.subject()), mail.date(), folder.equals("INBOX") ? reply : "");
  }

  private static String text(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
