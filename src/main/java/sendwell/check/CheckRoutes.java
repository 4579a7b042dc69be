package sendwell.check;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import sendwell.account.AccountRoutes;
import sendwell.account.Accounts;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.Routes;

/** Checking at once. */
record CheckRoutes(Accounts accounts, Domains domains, EventBus bus, InstantSource time)
    implements Routes {
  /** Where the verticles hear that somebody waits; safe to lose, for they look by themselves. */
  static final String REQUESTED = "sendwell.check.requested";

  /** What is being checked. */
  record Requested(Domain domain) {}

  @Override
  public void mount(Router api) {
    api.post("/accounts/:id/checks").handler(this::check);
  }

  /** 202 once noted: the findings come through the live feed. */
  private void check(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    var account = accounts.get(workspace, AccountRoutes.id(ctx), time.instant());
    var domain = EmailAddress.parse(account.email()).domain();
    domains.request(workspace, domain, time.instant());
    bus.publish(REQUESTED, "");
    Answer.json(ctx, 202, new Requested(domain));
  }
}
