package sendwell.verify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Cause;
import sendwell.account.Remedy;
import sendwell.account.Rhythm;
import sendwell.account.Side;
import sendwell.account.Status;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.outbox.Trial;
import sendwell.outbox.Trial.Finding;

/**
 * Looks at one account, tells what was found, and says when to look again. Methods wait for the
 * account's servers: call them on a virtual thread.
 */
record Verifier(
    Verifications verifications,
    Accounts accounts,
    Trial trial,
    Rhythm rhythm,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters) {

  /** Looks after these accounts from now on; they have just been signed in to. */
  void adopt(Transaction tx, Collection<UUID> connected) {
    verifications.adopt(tx, connected, time.instant().plus(rhythm.after(0, random)));
  }

  /** Looks at an account that was due. */
  void look(Look look) {
    var found = accounts.find(look.workspace(), look.account(), time.instant());
    if (found.isEmpty()) {
      return;
    }
    var account = found.get();
    if (leftToAPerson(account)) {
      // Servers lock out whoever knocks again and again with a password that they have refused.
      settle(look, 0);
      return;
    }
    var findings = trial.of(account, look.faults());
    boolean doubtful =
        fault(findings) && account.status() == Status.CONNECTED && look.faults() == 0;
    settle(look, account, findings, doubtful);
  }

  /**
   * Looks at once, for somebody who waits for it, and believes the first look.
   *
   * @return the account as it is then
   * @throws Conflict if it is being looked at
   */
  Account lookNow(WorkspaceId workspace, AccountId id) {
    var account = accounts.get(workspace, id, time.instant());
    var look =
        verifications
            .claim(id, time.instant())
            .orElseThrow(
                () ->
                    new Conflict(
                        "%s is being tried at this moment. Wait for what comes of it."
                            .formatted(account.email())));
    settle(look, account, trial.of(account, look.faults()), false);
    return accounts.get(workspace, id, time.instant());
  }

  private static boolean leftToAPerson(Account account) {
    return account.status() == Status.RECONNECT_REQUIRED
        && account.statusReason().remedy() == Remedy.YOU;
  }

  private static boolean fault(Map<Side, Finding> findings) {
    return findings.values().stream().anyMatch(Finding.Fails.class::isInstance);
  }

  private void settle(Look look, Account account, Map<Side, Finding> findings, boolean doubtful) {
    var now = time.instant();
    if (!doubtful) {
      findings.forEach((side, finding) -> tell(account, side, finding, now));
      accounts.checked(account.id(), now);
    }
    settle(look, fault(findings) ? look.faults() + 1 : 0);
    String result = doubtful ? "doubtful" : fault(findings) ? "faulty" : "works";
    meters.counter("sendwell.verify.looks", "result", result).increment();
  }

  private void tell(Account account, Side side, Finding finding, Instant now) {
    var workspace = account.workspace();
    switch (finding) {
      case Finding.Works _ -> accounts.works(workspace, account.id(), side, now);
      case Finding.Fails(var status, var why) -> {
        var cause = new Cause(why.code(), why.detail(), why.smtpReply(), now);
        accounts.broken(workspace, account.id(), side, status, cause);
      }
      case Finding.Nothing _ -> {}
    }
  }

  private void settle(Look look, int faults) {
    verifications.settle(look, faults, time.instant().plus(rhythm.after(faults, random)));
  }
}
