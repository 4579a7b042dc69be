package sendwell.connect;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import sendwell.account.Accounts;
import sendwell.account.NewAccount;
import sendwell.event.EventLog;
import sendwell.id.Ids;
import sendwell.imap.ImapClient;
import sendwell.smtp.SmtpClient;
import sendwell.web.Routes;

/**
 * The slice's way in: connecting, discovering, reconnecting and importing.
 *
 * @param accounts where what was connected is kept
 * @param discovery finds servers
 * @param imap signs in for reading
 * @param smtp signs in for sending
 * @param limits what a new account may send if nobody says otherwise
 */
public record Connecting(
    Accounts accounts,
    Discovery discovery,
    ImapClient imap,
    SmtpClient smtp,
    NewAccount.Limits limits) {

  /** The routes of the slice. */
  public List<Routes> routes(EventLog log, Ids ids, InstantSource time, MeterRegistry meters) {
    var probe = new LoginProbe(imap, smtp, meters);
    var importing = new Import.Parts(accounts, discovery, probe, log, time, meters);
    return List.of(
        new ConnectRoutes(accounts, discovery, probe, limits, time),
        new ImportRoutes(importing, ids, limits));
  }
}
