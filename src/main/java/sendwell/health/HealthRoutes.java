package sendwell.health;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.check.Domains;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.Query;
import sendwell.web.Routes;

/** The Email Deliverability Dashboard, and the history of its score. */
record HealthRoutes(
    Accounts accounts,
    Domains domains,
    HealthPoints points,
    EventLog log,
    ScoreSettings settings,
    InstantSource time)
    implements Routes {
  private static final int CHANGES_MOST = 50;
  private static final Duration USUAL = Duration.ofDays(90);

  /** The plot. */
  record History(List<HealthPoints.Past> items) {}

  @Override
  public void mount(Router api) {
    api.get("/accounts/:id/deliverability").handler(this::deliverability);
    api.get("/accounts/:id/health-history").handler(this::history);
  }

  private void deliverability(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    // Read before the rest: events after this number may already be in it, none before is missing.
    ctx.response().putHeader("x-event-seq", String.valueOf(log.head(workspace)));
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    var domain = EmailAddress.parse(account.email()).domain();
    var inputs =
        points
            .latest(workspace, account.id())
            .map(Point::inputs)
            .orElseGet(() -> Inputs.first(settings, Signals.NONE));
    Answer.json(ctx, 200, Dashboard.of(account, known(workspace, domain), inputs));
  }

  private Dashboard.Known known(WorkspaceId workspace, Domain domain) {
    return new Dashboard.Known(
        domain,
        domains.report(workspace, domain),
        domains.changes(workspace, domain, CHANGES_MOST),
        domains.awaited(workspace, domain));
  }

  private void history(RoutingContext ctx) {
    var query = Query.of(ctx);
    Instant to = query.time("to").orElse(time.instant().plusSeconds(1));
    Instant from = query.time("from").orElse(to.minus(USUAL));
    query.check();
    var workspace = Caller.of(ctx).workspace();
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    Answer.json(ctx, 200, new History(points.history(workspace, account.id(), from, to)));
  }
}
