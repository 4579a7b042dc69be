package sendwell.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import sendwell.mail.EmailAddress;

/**
 * The mail part of Microsoft Graph on loopback, over the sandbox's mailboxes, as Microsoft
 * documents it ("user: sendMail", "List messages", "message: delta"), with misbehaviour on demand.
 * Safe for use by any thread.
 */
public final class SandboxGraph implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String BASE = "/v1.0/me";
  private static final String MESSAGES = BASE + "/mailFolders/:folder/messages";
  private static final int BODY_MOST = 4 * 1024 * 1024;
  private static final int USUAL_PAGE = 10;
  private static final Pattern PAGE = Pattern.compile("odata\\.maxpagesize=(\\d+)");
  private static final Pattern ID = Pattern.compile("internetMessageId eq '((?:[^']|'')*)'");
  private static final Pattern SINCE = Pattern.compile("sentDateTime ge (\\S+)");
  private static final Pattern RECEIVED = Pattern.compile("receivedDateTime ge (\\S+)");
  private static final Pattern NAME = Pattern.compile("([a-z]+)(\\d+)");

  private final HttpServer server;
  private final Mailboxes mailboxes;
  private final BiPredicate<String, String> opens;
  private final InstantSource time;
  private final Map<EmailAddress, GraphFaults> faults = new ConcurrentHashMap<>();
  private final Map<String, Instant> sentAt = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private SandboxGraph(
      HttpServer server,
      Mailboxes mailboxes,
      BiPredicate<String, String> opens,
      InstantSource time) {
    this.server = server;
    this.mailboxes = mailboxes;
    this.opens = opens;
    this.time = time;
  }

  /**
   * Starts one; waits.
   *
   * @param keys its certificate, from an {@link Authority}
   * @param opens whether this address's mailbox is open to the bearer of this token
   * @param time by which it says when mails were sent
   * @param port on loopback; 0 means any that is free
   */
  public static SandboxGraph start(
      Vertx vertx,
      KeyStore keys,
      Mailboxes mailboxes,
      BiPredicate<String, String> opens,
      InstantSource time,
      int port) {
    var certificate = KeyCertOptions.wrap(Authority.keyManagers(keys));
    var options = new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate);
    var graph = new SandboxGraph(vertx.createHttpServer(options), mailboxes, opens, time);
    graph.server.requestHandler(graph.router(vertx)).listen(port, HOST).await();
    return graph;
  }

  private Router router(Vertx vertx) {
    var router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(2L * BODY_MOST));
    router.route().handler(this::troubled);
    router.get(BASE).handler(this::person);
    router.get(BASE + "/mailFolders/:folder").handler(this::folder);
    router.post(BASE + "/sendMail").handler(this::send);
    router.get(MESSAGES).handler(this::list);
    router.get(MESSAGES + "/delta").handler(this::delta);
    router.get(BASE + "/messages/:id").handler(this::message);
    return router;
  }

  /** Where the API begins. */
  public URI service() {
    return URI.create("https://" + HOST + ":" + server.actualPort() + "/v1.0");
  }

  /** Makes it misbehave towards who uses this mailbox. */
  public GraphFaults faults(EmailAddress mailbox) {
    return faults.computeIfAbsent(mailbox, _ -> new GraphFaults());
  }

  /** What was asked so far: method and address, as they came. */
  public List<String> requests() {
    return requests;
  }

  private void troubled(RoutingContext ctx) {
    requests.add(ctx.request().method() + " " + ctx.request().uri());
    var owner = owner(ctx);
    if (owner.isEmpty()) {
      fail(ctx, 401, "InvalidAuthenticationToken", "Lifetime validation failed.");
      return;
    }
    var trouble = faults(owner.get()).next();
    if (trouble == null) {
      ctx.next();
      return;
    }
    var response = ctx.response().setStatusCode(trouble.status());
    if (!trouble.retryAfter().isEmpty()) {
      response.putHeader("retry-after", trouble.retryAfter());
    }
    response.end(trouble.body());
  }

  private Optional<EmailAddress> owner(RoutingContext ctx) {
    String header = Optional.ofNullable(ctx.request().getHeader("authorization")).orElse("");
    String token = header.replaceFirst("^Bearer ", "");
    return mailboxes.addresses().stream()
        .filter(address -> opens.test(address.toString(), token))
        .findFirst();
  }

  private EmailAddress mailbox(RoutingContext ctx) {
    return owner(ctx).orElseThrow();
  }

  private void person(RoutingContext ctx) {
    String address = mailbox(ctx).toString();
    json(ctx, 200, new JsonObject().putNull("mail").put("userPrincipalName", address));
  }

  private void folder(RoutingContext ctx) {
    json(ctx, 200, new JsonObject().put("id", ctx.pathParam("folder")));
  }

  private void send(RoutingContext ctx) {
    var owner = mailbox(ctx);
    if (ctx.body().length() > BODY_MOST) {
      fail(ctx, 413, "RequestEntityTooLarge", "The request is too large.");
      return;
    }
    try {
      byte[] mime = Base64.getDecoder().decode(ctx.body().asString());
      var mail = GraphMails.parsed(mime);
      var recipients = GraphMails.recipients(mail);
      if (!GraphMails.author(mail).equalsIgnoreCase(owner.toString())) {
        fail(ctx, 403, "ErrorSendAsDenied", "The user account does not have the right to send as.");
      } else if (recipients.isEmpty()) {
        fail(ctx, 400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
      } else {
        accept(ctx, owner, mime, recipients);
      }
    } catch (IllegalArgumentException | MessagingException e) {
      String why = "Invalid base64 string for MIME content.";
      fail(ctx, 400, "ErrorMimeContentInvalidBase64String", why);
    }
  }

  private void accept(
      RoutingContext ctx, EmailAddress owner, byte[] mime, List<EmailAddress> recipients)
      throws MessagingException {
    var faults = faults(owner);
    if (!faults.forgets()) {
      byte[] sent = faults.rewrites() ? GraphMails.renamed(mime) : mime;
      byte[] seen = GraphMails.withoutBcc(sent);
      recipients.forEach(recipient -> mailboxes.deliver(recipient, seen));
      sentAt.put(GraphMails.parsed(sent).getMessageID(), time.instant());
      faults.file(() -> mailboxes.file(owner, "Sent", sent));
    }
    if (faults.losesAnswer()) {
      ctx.request().connection().close();
    } else {
      ctx.response().setStatusCode(202).end();
    }
  }

  private List<StoredMail> mails(RoutingContext ctx) {
    return mails(ctx, ctx.pathParam("folder"));
  }

  private List<StoredMail> mails(RoutingContext ctx, String wellKnown) {
    String folder =
        switch (wellKnown) {
          case "inbox" -> "INBOX";
          case "sentitems" -> "Sent";
          case "junkemail" -> Mailboxes.JUNK;
          case String other -> other;
        };
    return mailboxes.mails(mailbox(ctx), folder);
  }

  /** One mail, with its header, which is told only to who asks for it. */
  private void message(RoutingContext ctx) {
    var name = NAME.matcher(ctx.pathParam("id"));
    var all = name.matches() ? mails(ctx, name.group(1)) : List.<StoredMail>of();
    int number = name.matches() ? number(name.group(2)) : 0;
    if (number >= all.size()) {
      fail(ctx, 404, "ErrorItemNotFound", "The specified object was not found in the store.");
      return;
    }
    var mail = all.get(number);
    var json = GraphMails.json(name.group(), mail, sentAt(mail));
    if (text(ctx, "$select").contains("internetMessageHeaders")) {
      json.put("internetMessageHeaders", GraphMails.headers(mail));
    }
    json(ctx, 200, json);
  }

  private void list(RoutingContext ctx) {
    String filter = text(ctx, "$filter");
    var ids = ID.matcher(filter).results().map(id -> id.group(1).replace("''", "'")).toList();
    Matcher since = SINCE.matcher(filter);
    var start = since.find() ? Instant.parse(since.group(1)) : Instant.MIN;
    var found =
        mails(ctx).stream()
            .filter(mail -> ids.isEmpty() || ids.contains(mail.messageId()))
            .filter(mail -> !sentAt(mail).isBefore(start))
            .toList();
    int from = number(text(ctx, "$skip"));
    int to = Math.min(from + pageSize(ctx), found.size());
    var page = page(ctx, found, from, to);
    if (to < found.size()) {
      String query = "?$filter=" + filter.replace(" ", "%20") + "&$skip=" + to;
      page.put("@odata.nextLink", at(ctx, query));
    }
    json(ctx, 200, page);
  }

  /** Mails never change here, so the changes of a folder are those that came since. */
  private void delta(RoutingContext ctx) {
    String token = text(ctx, "$deltatoken") + text(ctx, "$skiptoken");
    String[] parts = token.split("-");
    if (!token.isEmpty() && number(parts[0]) != faults(mailbox(ctx)).generation()) {
      fail(ctx, 410, "SyncStateNotFound", "The sync state generation is not found.");
      return;
    }
    var all = mails(ctx);
    int from = token.isEmpty() ? first(all, text(ctx, "$filter")) : number(parts[1]);
    int to = Math.min(from + pageSize(ctx), all.size());
    String next = "token=" + faults(mailbox(ctx)).generation() + "-" + to;
    var page = page(ctx, all, from, to);
    page.put(
        to < all.size() ? "@odata.nextLink" : "@odata.deltaLink",
        at(ctx, (to < all.size() ? "?$skip" : "?$delta") + next));
    json(ctx, 200, page);
  }

  /** The first that the filter lets through; those that come later are let through as well. */
  private static int first(List<StoredMail> mails, String filter) {
    var since = RECEIVED.matcher(filter);
    if (!since.find()) {
      return 0;
    }
    var start = Instant.parse(since.group(1));
    return Math.toIntExact(mails.stream().filter(mail -> mail.date().isBefore(start)).count());
  }

  private Instant sentAt(StoredMail mail) {
    return sentAt.getOrDefault(mail.messageId(), mail.date());
  }

  private JsonObject page(RoutingContext ctx, List<StoredMail> mails, int from, int to) {
    String folder = ctx.pathParam("folder");
    var items =
        IntStream.range(from, to)
            .mapToObj(
                number ->
                    GraphMails.json(folder + number, mails.get(number), sentAt(mails.get(number))))
            .toList();
    return new JsonObject().put("value", new JsonArray(new ArrayList<>(items)));
  }

  private String at(RoutingContext ctx, String query) {
    return service().resolve(ctx.request().path()) + query;
  }

  private static int pageSize(RoutingContext ctx) {
    var size = PAGE.matcher(String.valueOf(ctx.request().getHeader("prefer")));
    return size.find() ? number(size.group(1)) : USUAL_PAGE;
  }

  private static String text(RoutingContext ctx, String option) {
    return Optional.ofNullable(ctx.queryParams().get(option)).orElse("");
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static void fail(RoutingContext ctx, int status, String code, String message) {
    json(ctx, status, error(code, message));
  }

  static JsonObject error(String code, String message) {
    var error = new JsonObject().put("code", code).put("message", message);
    error.put("innerError", new JsonObject().put("request-id", "sandbox"));
    return new JsonObject().put("error", error);
  }

  private static void json(RoutingContext ctx, int status, JsonObject answer) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "application/json; charset=utf-8")
        .end(answer.encode());
  }

  @Override
  public void close() {
    server.close().await();
  }
}
