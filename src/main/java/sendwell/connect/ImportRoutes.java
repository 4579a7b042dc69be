package sendwell.connect;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import sendwell.account.NewAccount;
import sendwell.failure.Invalid;
import sendwell.id.Ids;
import sendwell.json.Json;
import sendwell.web.Caller;
import sendwell.web.Routes;

/** Connecting many accounts from a CSV file: results come back a line each, as they are known. */
record ImportRoutes(Import.Parts parts, Ids ids, NewAccount.Limits limits) implements Routes {
  @Override
  public void mount(Router api) {
    api.post("/accounts/import").handler(this::importFile);
  }

  private void importFile(RoutingContext ctx) {
    String type = ctx.request().getHeader("content-type");
    if (type == null || !type.startsWith("text/csv")) {
      throw new Invalid("", "wrong_content_type", "Send the file as text/csv.");
    }
    var body = ctx.body().buffer();
    var rows = ImportFile.read(body == null ? new byte[0] : body.getBytes(), limits);
    var response = ctx.response();
    response
        .setChunked(true)
        .putHeader("content-type", "application/x-ndjson")
        .putHeader("cache-control", "no-store");
    // Whoever has gone away meanwhile finds the accounts in the list: the import goes on.
    var work =
        new Import(
            parts,
            Vertx.currentContext(),
            Caller.of(ctx).workspace(),
            ids.next(),
            rows,
            result -> {
              if (!response.closed()) {
                response.write(Json.write(result) + "\n");
              }
            });
    var summary = work.run();
    if (!response.closed()) {
      response.end(
          Json.write(
                  Map.of(
                      "done", true,
                      "connected", summary.connected(),
                      "failed", summary.failed(),
                      "skipped", summary.skipped()))
              + "\n");
    }
  }
}
