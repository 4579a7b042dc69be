package sendwell.outbox;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.event.EventLog;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.PathId;
import sendwell.web.Query;
import sendwell.web.Routes;

/** Sending from an account, and its Email List. */
record OutboxRoutes(
    Accounts accounts, Messages messages, EventLog log, EventBus bus, InstantSource time)
    implements Routes {
  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MOST = 200;

  @Override
  public void mount(Router api) {
    api.post("/accounts/:id/messages").handler(this::send);
    api.get("/accounts/:id/messages").handler(this::list);
    api.get("/accounts/:id/campaigns").handler(this::campaigns);
    api.get("/messages/:id").handler(this::get);
    api.post("/messages/:id/cancel").handler(this::cancel);
  }

  /** 202 once queued: what becomes of it is reported later, through the live feed. */
  private void send(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    var key = DraftFields.idempotencyKey(ctx.request().getHeader("idempotency-key"));
    var draft = DraftFields.read(JsonBody.of(ctx));
    var message = messages.enqueue(account, draft, key.orElse(null), time.instant());
    OutboxVerticle.wake(bus);
    ctx.response().putHeader("location", "/api/v1/messages/" + message.id());
    Answer.json(ctx, 202, message);
  }

  private void list(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var wanted = wanted(ctx);
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    Answer.json(
        ctx, 200, new MessageList(messages.database()).page(workspace, account.id(), wanted));
  }

  private void campaigns(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    Answer.json(ctx, 200, new Campaigns(messages.database()).of(workspace, account.id()));
  }

  private void get(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    Answer.json(ctx, 200, messages.get(workspace, PathId.of(ctx, "message")));
  }

  private void cancel(RoutingContext ctx) {
    var id = PathId.of(ctx, "message");
    Answer.json(ctx, 200, messages.cancel(Caller.of(ctx).workspace(), id, time.instant()));
  }

  private static MessageList.Wanted wanted(RoutingContext ctx) {
    var query = Query.of(ctx);
    var wanted =
        new MessageList.Wanted(
            query.optional("state", OutboxRoutes::states).orElse(List.of()),
            query.optional("campaign", Function.identity()).orElse(""),
            query.optional("query", Function.identity()).orElse(""),
            query.optional("after", MessageList.Cursor::decode).orElse(null),
            (int) query.number("limit", 1, LIMIT_MOST, LIMIT_DEFAULT));
    query.check();
    return wanted;
  }

  private static List<MessageState> states(String words) {
    return Stream.of(words.split(",")).map(OutboxRoutes::state).toList();
  }

  private static MessageState state(String word) {
    return Stream.of(MessageState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A state is queued, sending, sent, failed or cancelled."));
  }
}
