package sendwell.verify;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import sendwell.account.AccountRoutes;
import sendwell.web.Answer;
import sendwell.web.Caller;
import sendwell.web.Routes;

/** Trying an account at once. */
record VerifyRoutes(Verifier verifier) implements Routes {
  @Override
  public void mount(Router api) {
    api.post("/accounts/:id/verify").handler(this::verify);
  }

  /** 200 with the account as it is then, whether it works or not. */
  private void verify(RoutingContext ctx) {
    var workspace = Caller.of(ctx).workspace();
    Answer.json(ctx, 200, verifier.lookNow(workspace, AccountRoutes.id(ctx)));
  }
}
