package sendwell.account;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.event.EventLog;
import sendwell.failure.NotFound;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.JsonBody;
import sendwell.web.PathId;
import sendwell.web.Query;
import sendwell.web.Routes;

/** The Accounts list, and one account of it. */
public record AccountRoutes(
    Accounts accounts,
    Mailboxes mailboxes,
    EventLog log,
    NewAccount.Limits limits,
    InstantSource time)
    implements Routes {
  private static final String NEWEST_FIRST = "-createdAt";
  private static final int LIMIT_DEFAULT = 50;
  private static final int LIMIT_MOST = 200;

  @Override
  public void mount(Router api) {
    api.get("/accounts").handler(this::list);
    api.get("/accounts/summary").handler(this::summary);
    api.get("/accounts/:id").handler(this::get);
    api.patch("/accounts/:id").handler(this::change);
    api.delete("/accounts/:id").handler(this::delete);
  }

  /** Which account an address names; whether the caller has it is for {@link Accounts} to say. */
  public static AccountId id(RoutingContext ctx) {
    return new AccountId(PathId.of(ctx, "account"));
  }

  private void list(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var query = query(ctx);
    // Read before the list: events after this number may already be in it, none before is missing.
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    var page = new AccountList(accounts.database()).page(workspace, query, time.instant());
    Answer.json(ctx, 200, page);
  }

  private void get(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    var account = accounts.get(workspace, id(ctx), time.instant());
    var connection =
        accounts.connections().find(account.id()).orElseThrow(() -> new NotFound("account"));
    Answer.json(ctx, 200, AccountDetail.of(account, connection));
  }

  private void summary(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    Answer.json(ctx, 200, AccountSummary.read(accounts.database(), workspace));
  }

  private void change(RoutingContext ctx) {
    var body = JsonBody.of(ctx);
    var change =
        new AccountChange(
            body.has("name") ? AccountFields.name(body) : null,
            body.has("dailyLimit") ? AccountFields.dailyLimit(body, limits.daily()) : null,
            body.has("minGapSeconds")
                ? AccountFields.minGapSeconds(body, limits.minGapSeconds())
                : null,
            body.has("tags") ? AccountFields.tags(body) : null);
    body.check();
    var workspace = Caller.of(ctx).workspace();
    Answer.json(ctx, 200, accounts.change(workspace, id(ctx), change, time.instant()));
  }

  private void delete(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var account = accounts.get(workspace, id(ctx), time.instant());
    var revoking = mailboxes.revoking(account);
    accounts.delete(workspace, account.id(), time.instant());
    // Only then: an account whose access is gone must not stay behind.
    if (revoking.isPresent()) {
      Answer.json(ctx, 200, Removal.of(account.provider(), revoking.get().get()));
    } else {
      Answer.nothing(ctx);
    }
  }

  private static AccountQuery query(RoutingContext ctx) {
    var query = Query.of(ctx);
    String sort = query.optional("sort", Function.identity()).orElse(NEWEST_FIRST);
    var read =
        new AccountQuery(
            query.optional("query", Function.identity()).orElse(""),
            query.optional("status", text -> words(text, AccountQuery::status)).orElse(List.of()),
            query.optional("provider", Function.identity()).orElse(""),
            query.optional("tag", Function.identity()).orElse(""),
            query.optional("sort", AccountQuery::order).orElse(AccountQuery.Order.CREATED_AT),
            sort.startsWith("-"),
            query.optional("after", AccountQuery.Cursor::decode).orElse(null),
            (int) query.number("limit", 1, LIMIT_MOST, LIMIT_DEFAULT));
    query.check();
    return read;
  }

  private static <T> List<T> words(String text, Function<String, T> parse) {
    return Stream.of(text.split(",")).map(parse).toList();
  }
}
