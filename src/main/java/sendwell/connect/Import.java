package sendwell.connect;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Accounts;
import sendwell.connect.ImportResult.Outcome;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.failure.Failure;
import sendwell.failure.InputError;

/**
 * Connects the accounts of a file, several at a time; one that fails harms no other. Each result is
 * told to the caller as it comes, and the progress to the event log. Runs on the context that it
 * was made on.
 */
final class Import {
  private static final Logger LOG = LoggerFactory.getLogger(Import.class);
  private static final int AT_A_TIME = 20;
  private static final String STOPPED = "Sendwell was stopped meanwhile: import the file again.";

  /** What importing takes. */
  record Parts(
      Accounts accounts,
      Discovery discovery,
      LoginProbe probe,
      EventLog log,
      InstantSource time,
      MeterRegistry meters) {}

  private final Parts parts;
  private final Context context;
  private final WorkspaceId workspace;
  private final Queue<ImportRow> waiting;
  private final Consumer<ImportResult> listener;
  private final BooleanSupplier stopping;
  private ImportProgress progress;
  private ImportProgress told;
  private boolean telling;

  Import(
      Parts parts,
      Context context,
      WorkspaceId workspace,
      UUID id,
      List<ImportRow> rows,
      Consumer<ImportResult> listener,
      BooleanSupplier stopping) {
    this.parts = parts;
    this.context = context;
    this.workspace = workspace;
    this.waiting = new ArrayDeque<>(rows);
    this.listener = listener;
    this.stopping = stopping;
    this.progress = new ImportProgress(id, rows.size(), 0, 0, 0, 0);
  }

  /**
   * Tries all rows, until the server stops; waits until the last result is told, and gives how far
   * it came.
   */
  ImportProgress run() {
    int workers = Math.min(AT_A_TIME, progress.rows());
    Future.join(Stream.generate(this::worker).limit(workers).toList()).await();
    return progress;
  }

  private Future<Void> worker() {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        _ -> {
          work();
          done.complete();
        });
    return done.future();
  }

  private void work() {
    for (var row = next(); row != null; row = next()) {
      var result = result(row);
      progress = progress.with(result);
      parts
          .meters()
          .counter("sendwell.import.rows", "outcome", result.outcome().name())
          .increment();
      listener.accept(result);
      tell();
    }
  }

  private ImportRow next() {
    return stopping.getAsBoolean() ? null : waiting.poll();
  }

  private ImportResult result(ImportRow row) {
    try {
      return tried(row);
    } catch (Conflict _) {
      return new ImportResult(row.number(), row.email(), Outcome.SKIPPED, List.of());
    } catch (Failure e) {
      return failed(row, List.of(new InputError("", "failed", e.getMessage())));
    } catch (Exception e) {
      if (stopping.getAsBoolean()) {
        LOG.atInfo().addKeyValue("row", row.number()).log("The stop cut a row of an import");
        return failed(row, List.of(new InputError("", "unavailable", STOPPED)));
      }
      LOG.atError().addKeyValue("row", row.number()).setCause(e).log("A row of an import failed");
      return failed(
          row, List.of(new InputError("", "internal", "Sendwell failed; its log tells why.")));
    }
  }

  private ImportResult tried(ImportRow row) {
    if (!row.errors().isEmpty()) {
      return failed(row, row.errors());
    }
    var email = row.draft().email();
    if (parts.accounts().connected(workspace, email)) {
      throw Accounts.alreadyConnected(email);
    }
    var found =
        row.wantsDiscovery()
            ? Optional.of(parts.discovery().discover(email))
            : Optional.<Suggestion>empty();
    var ready = row.ready(found);
    var errors = parts.probe().errors(ready);
    if (!errors.isEmpty()) {
      return failed(row, errors);
    }
    parts.accounts().add(workspace, row.draft(), ready.connection(), parts.time().instant());
    return new ImportResult(row.number(), row.email(), Outcome.CONNECTED, List.of());
  }

  private static ImportResult failed(ImportRow row, List<InputError> errors) {
    return new ImportResult(row.number(), row.email(), Outcome.FAILED, errors);
  }

  // One at a time: while one commit is under way, further results gather for the next.
  private void tell() {
    if (telling) {
      return;
    }
    telling = true;
    while (!progress.equals(told)) {
      told = progress;
      append(told);
    }
    telling = false;
  }

  private void append(ImportProgress news) {
    try {
      parts
          .accounts()
          .database()
          .run(
              tx ->
                  parts
                      .log()
                      .append(
                          tx,
                          workspace,
                          parts.time().instant(),
                          List.of(new Event("import.progress", null, news))));
    } catch (Exception e) {
      if (stopping.getAsBoolean()) {
        return;
      }
      // The rows themselves are what matters; the next result tells again.
      LOG.atWarn().setCause(e).log("The progress of an import could not be told");
    }
  }
}
