package sendwell.outbox;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sendwell.account.AccountId;
import sendwell.account.Reach;
import sendwell.smtp.SmtpConnection;

/**
 * Signed-in connections between two turns of an account's lane: the next mail need not sign in
 * again. One is kept for a short while only, and never for credentials that have changed. For one
 * context.
 */
final class KeptConnections {
  private static final Duration IDLE = Duration.ofSeconds(20);

  private record Kept(SmtpConnection connection, Reach.Ready settings, long timer) {}

  private final Vertx vertx;
  private final Map<AccountId, Kept> kept = new HashMap<>();

  KeptConnections(Vertx vertx) {
    this.vertx = vertx;
  }

  /**
   * The account's connection, if there is one that still stands and was signed in with these
   * settings.
   */
  Optional<SmtpConnection> take(AccountId account, Reach.Ready settings) {
    var found = kept.remove(account);
    if (found == null) {
      return Optional.empty();
    }
    vertx.cancelTimer(found.timer());
    if (found.connection().isUsable() && found.settings().equals(settings)) {
      return Optional.of(found.connection());
    }
    found.connection().close();
    return Optional.empty();
  }

  /** Keeps a connection for the account's next turn. */
  void keep(AccountId account, Reach.Ready settings, SmtpConnection connection) {
    if (!connection.isUsable()) {
      connection.close();
      return;
    }
    long timer = vertx.setTimer(IDLE.toMillis(), _ -> drop(account));
    kept.put(account, new Kept(connection, settings, timer));
  }

  void closeAll() {
    kept.keySet().stream().toList().forEach(this::drop);
  }

  private void drop(AccountId account) {
    var found = kept.remove(account);
    if (found != null) {
      vertx.cancelTimer(found.timer());
      found.connection().close();
    }
  }
}
