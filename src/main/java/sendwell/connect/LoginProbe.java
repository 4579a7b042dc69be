package sendwell.connect;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import sendwell.account.Reach;
import sendwell.failure.InputError;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.json.Json;
import sendwell.mail.Login;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.smtp.Opening;
import sendwell.smtp.SmtpClient;

/**
 * Really signs in to both servers of a mailbox, at the same time.
 *
 * @param imap signs in for reading
 * @param smtp signs in for sending
 * @param meters counts what came of it, in {@code sendwell.probe.results}
 */
public record LoginProbe(ImapClient imap, SmtpClient smtp, MeterRegistry meters) {
  /**
   * What is wrong with either side, by {@code /imap} and {@code /smtp}; empty if both let us in.
   */
  public List<InputError> errors(Reach.Ready ready) {
    var reading = beside(() -> imap(ready.connection().imap(), ready.login()));
    var sending = beside(() -> smtp(ready.connection().smtp(), ready.login()));
    var errors = new ArrayList<InputError>();
    reading.await().map(fault -> error("/imap", fault)).ifPresent(errors::add);
    sending.await().map(fault -> error("/smtp", fault)).ifPresent(errors::add);
    count(errors);
    return errors;
  }

  private void count(List<InputError> errors) {
    String result = errors.isEmpty() ? "signed_in" : errors.getFirst().code();
    meters.counter("sendwell.probe.results", "result", result).increment();
  }

  private Optional<ServerFault> imap(Server server, Login login) {
    return switch (imap.open(server, login)) {
      case ImapOpening.Failed(var fault, _) -> Optional.of(fault);
      case ImapOpening.Opened(var mailbox) -> {
        mailbox.close();
        yield Optional.empty();
      }
    };
  }

  private Optional<ServerFault> smtp(Server server, Login login) {
    return switch (smtp.open(server, login)) {
      case Opening.Failed failed -> Optional.of(failed.fault());
      case Opening.Opened(var connection) -> {
        connection.close();
        yield Optional.empty();
      }
    };
  }

  private static InputError error(String side, ServerFault fault) {
    return new InputError(side, Json.word(fault.kind()), fault.detail(), fault.answer());
  }

  private static <T> Future<T> beside(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    Vertx.currentContext()
        .runOnContext(
            _ -> {
              try {
                done.complete(work.get());
              } catch (Exception e) {
                done.fail(e);
              }
            });
    return done.future();
  }
}
