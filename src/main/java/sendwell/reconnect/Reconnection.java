package sendwell.reconnect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Connection;
import sendwell.account.NewGrant;
import sendwell.event.Event;
import sendwell.event.EventLog;
import sendwell.failure.Conflict;

/**
 * The one success of a link: the account has its new credentials, the link is used up, and the log
 * tells of it, all or nothing. Whatever ends the process before the commit leaves the link open.
 */
record Reconnection(ReconnectLinks links, Accounts accounts, EventLog log) {
  /**
   * What the log says.
   *
   * @param id the account
   * @param email its address
   * @param by what it was connected again by
   */
  private record Told(AccountId id, String email, String by) {}

  /**
   * Connects the link's account again.
   *
   * @throws Conflict if the link has ended since it was opened; nothing is stored then
   */
  Account through(OpenLink link, Connection connection, Optional<NewGrant> grant, Instant now) {
    var workspace = link.workspace();
    var account = accounts.get(workspace, link.account(), now);
    accounts
        .database()
        .run(
            tx -> {
              if (!links.use(tx, link.id(), now)) {
                throw new Conflict(
                    "This link has ended meanwhile. Ask whoever sent it for a new one.");
              }
              accounts.reconnect(tx, workspace, account.id(), connection, grant, now);
              var told = new Told(account.id(), account.email(), "link");
              log.append(
                  tx,
                  workspace,
                  now,
                  List.of(new Event("account.reconnected", account.id().value(), told)));
            });
    return accounts.get(workspace, account.id(), now);
  }
}
