package sendwell.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pools of connections to PostgreSQL. */
public final class Pools {
  /** No statement of ours takes this long; one that does is stuck behind a lock. */
  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);

  private static final int WAIT_SECONDS = 10;
  private static final int WAITING_LIMIT = 10_000;

  private Pools() {}

  /** A pool shared by the whole process; close it last. */
  public static Pool open(Vertx vertx, DatabaseUrl url, int size) {
    var connect =
        new PgConnectOptions()
            .setHost(url.host())
            .setPort(url.port())
            .setDatabase(url.database())
            .setUser(url.user())
            .setPassword(url.password())
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .addProperty("application_name", "sendwell")
            .addProperty("statement_timeout", String.valueOf(STATEMENT_LIMIT.toMillis()));
    if (url.tls()) {
      connect
          .setSslMode(SslMode.VERIFY_FULL)
          .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    }
    var pool =
        new PoolOptions()
            .setMaxSize(size)
            .setShared(true)
            .setName("postgresql")
            .setMaxWaitQueueSize(WAITING_LIMIT)
            .setConnectionTimeout(WAIT_SECONDS)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool().with(pool).connectingTo(connect).using(vertx).build();
  }
}
