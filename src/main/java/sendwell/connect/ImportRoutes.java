package sendwell.connect;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.NewAccount;
import sendwell.failure.Invalid;
import sendwell.id.Ids;
import sendwell.json.Json;
import sendwell.web.Caller;
import sendwell.web.Routes;

/** Connecting many accounts from a CSV file: results come back a line each, as they are known. */
final class ImportRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(ImportRoutes.class);

  private final Import.Parts parts;
  private final Ids ids;
  private final NewAccount.Limits limits;
  private volatile boolean stopping;

  ImportRoutes(Import.Parts parts, Ids ids, NewAccount.Limits limits) {
    this.parts = parts;
    this.ids = ids;
    this.limits = limits;
  }

  @Override
  public void mount(Router api) {
    api.post("/accounts/import").handler(this::importFile);
  }

  /** The rows under way come to their end, and no other is begun. */
  @Override
  public void stop() {
    stopping = true;
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
            },
            () -> stopping);
    var reached = work.run();
    if (!response.closed()) {
      response.end(lastLine(reached));
    }
  }

  /** The summary; an answer without one tells that the import has not come to its end. */
  private static String lastLine(ImportProgress reached) {
    if (reached.done() < reached.rows()) {
      LOG.atInfo()
          .addKeyValue("import", reached.importId())
          .addKeyValue("done", reached.done())
          .addKeyValue("rows", reached.rows())
          .log("The stop ended an import early");
      return "";
    }
    var summary =
        Map.of(
            "done", true,
            "connected", reached.connected(),
            "failed", reached.failed(),
            "skipped", reached.skipped());
    return Json.write(summary) + "\n";
  }
}
