package sendwell.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.AccountId;
import sendwell.event.Periodic;
import sendwell.outbox.SentCopies.Copy;

/**
 * Files copies of sent mails in the Sent folders of accounts whose provider does not, and finds
 * those whose provider may have given them another Message-ID. Apart from the sending, so that a
 * slow IMAP server holds up no mail, and each account by itself, so that it holds up no other
 * account's copies.
 */
final class SentCopyVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(SentCopyVerticle.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int BATCH = 200;
  private static final int ACCOUNTS_MOST = 100;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final CopyFiler filer;
  private final MeterRegistry meters;
  private final RandomGenerator random;
  private final Map<AccountId, Future<Void>> busy = new HashMap<>();
  private Periodic claiming;

  SentCopyVerticle(CopyFiler filer, MeterRegistry meters, RandomGenerator random) {
    this.filer = filer;
    this.meters = meters;
    this.random = random;
  }

  @Override
  public Future<?> start() {
    claiming = new Periodic(vertx, meters, random, "sent copies", EVERY, this::claim);
    claiming.nudge();
    return Future.succeededFuture();
  }

  /** Lets what is being filed come to its end. */
  @Override
  public Future<?> stop() {
    claiming.stop();
    return Future.join(List.copyOf(busy.values()))
        .timeout(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .otherwiseEmpty();
  }

  private void claim() {
    if (busy.size() >= ACCOUNTS_MOST) {
      return;
    }
    var due = filer.copies().claim(filer.time().instant(), BATCH, busy.keySet());
    due.stream()
        .collect(Collectors.groupingBy(Copy::account))
        .forEach(
            (account, copies) -> {
              Promise<Void> ended = Promise.promise();
              busy.put(account, ended.future());
              context.runOnContext(_ -> file(account, copies, ended));
            });
  }

  private void file(AccountId account, List<Copy> copies, Promise<Void> ended) {
    try {
      filer.file(copies);
    } catch (Exception e) {
      meters.counter("sendwell.task.failures", "task", "sent copies").increment();
      LOG.atError().addKeyValue("account", account).setCause(e).log("Filing copies failed");
    } finally {
      busy.remove(account);
      ended.complete();
    }
    claiming.nudge();
  }
}
