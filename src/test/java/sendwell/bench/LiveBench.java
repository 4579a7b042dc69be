package sendwell.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import sendwell.server.Api;
import sendwell.server.LiveLink;

/**
 * How long an event takes from its time, which is just before its commit, until a dashboard has it:
 * with one and with a thousand dashboards open, and with a thousand that ask for compression, as
 * browsers do.
 */
final class LiveBench implements BenchMain.Part {
  private static final int WARM_UP = 50;
  private static final int EVENTS = 200;
  private static final int EVERY_MILLIS = 100;
  private static final int MANY = 1_000;

  @Override
  public void run(World world, Report report) throws Exception {
    var account = world.account("watched@example.com", 1);
    report.section("Live: %d events, 10 a second, from the commit to the client".formatted(EVENTS));
    // The first measures nothing: it warms the server up.
    measure(world.api(), account, MANY, false);
    line(world, report, account, 1, false);
    line(world, report, account, MANY, false);
    line(world, report, account, MANY, true);
  }

  private static void line(World world, Report report, UUID account, int clients, boolean deflate)
      throws Exception {
    var result = measure(world.api(), account, clients, deflate).split(";");
    String name = "%,d clients%s".formatted(clients, deflate ? " that ask for compression" : "");
    report.line(name, Percentiles.parse(result[1]));
    report.line("", "%s of %,d deliveries", result[0], (long) clients * EVENTS);
  }

  private static String measure(Api api, UUID account, int clients, boolean deflate)
      throws Exception {
    var server = api.server();
    try (var watchers =
        Peer.start(
            LiveClientsMain.class,
            server.getHost(),
            String.valueOf(server.getPort()),
            api.visitor().headers().get("authorization"),
            LiveLink.address(api.workspace()),
            String.valueOf(clients),
            String.valueOf(deflate))) {
      change(api, account, WARM_UP);
      watchers.ask("forget");
      change(api, account, EVENTS);
      return watchers.ask("report");
    }
  }

  /** Changes the account so many times, steadily. */
  private static void change(Api api, UUID account, int times) throws Exception {
    List<Future<?>> changes = new ArrayList<>();
    try (var clock = Executors.newScheduledThreadPool(4)) {
      for (int i = 0; i < times; i++) {
        var name = new JsonObject().put("name", "Somebody " + i);
        Callable<?> change = () -> api.patch("/accounts/" + account, name).ok();
        changes.add(clock.schedule(change, (long) i * EVERY_MILLIS, TimeUnit.MILLISECONDS));
      }
    }
    for (var change : changes) {
      change.get();
    }
  }
}
