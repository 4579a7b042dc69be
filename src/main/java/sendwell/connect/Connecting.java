package sendwell.connect;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
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
 * @param publicUrl of this installation
 */
public record Connecting(
    Accounts accounts,
    Discovery discovery,
    ImapClient imap,
    SmtpClient smtp,
    NewAccount.Limits limits,
    URI publicUrl) {

  /** The routes of the slice. */
  public List<Routes> routes(EventLog log, Ids ids, InstantSource time, MeterRegistry meters) {
    var probe = probe(meters);
    var importing = new Import.Parts(accounts, discovery, probe, log, time, meters);
    return List.of(
        new ConnectRoutes(accounts, discovery, probe, limits, publicUrl, time),
        new ImportRoutes(importing, ids, limits));
  }

  /** Really signs in to the servers of a mailbox. */
  public LoginProbe probe(MeterRegistry meters) {
    return new LoginProbe(imap, smtp, meters);
  }
}
