package sendwell.verify;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.Accounts;
import sendwell.account.Rhythm;
import sendwell.account.Rounds;
import sendwell.account.Side;
import sendwell.account.Turn;
import sendwell.account.Turns;
import sendwell.db.Transaction;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.outbox.Judgement;
import sendwell.outbox.Trial;
import sendwell.outbox.Trial.Finding;

/**
 * Looks at one account, tells what was found, and says when to look again. Methods wait for the
 * account's servers: call them on a virtual thread.
 */
record Verifier(
    Turns turns,
    Accounts accounts,
    Trial trial,
    Rhythm rhythm,
    InstantSource time,
    RandomGenerator random,
    MeterRegistry meters)
    implements Rounds {

  @Override
  public void adopt(Transaction tx, Collection<UUID> connected) {
    turns.adopt(tx, connected, time.instant().plus(rhythm.after(0, random)));
  }

  @Override
  public List<Turn> claim(int limit) {
    return turns.claim(time.instant(), limit);
  }

  @Override
  public void take(Turn look) {
    var found = accounts.find(look.workspace(), look.account(), time.instant());
    if (found.isEmpty()) {
      return;
    }
    var account = found.get();
    if (Judgement.isLeftToAPerson(account)) {
      settle(look, 0);
      return;
    }
    var findings = trial.of(account, look.faults());
    settle(look, account, findings, Judgement.isDoubtful(account, findings, look.faults()));
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
        turns
            .claim(id, time.instant())
            .orElseThrow(
                () ->
                    new Conflict(
                        "%s is being tried at this moment. Wait for what comes of it."
                            .formatted(account.email())));
    settle(look, account, trial.of(account, look.faults()), false);
    return accounts.get(workspace, id, time.instant());
  }

  private void settle(Turn look, Account account, Map<Side, Finding> findings, boolean doubtful) {
    var now = time.instant();
    if (!doubtful) {
      new Judgement(accounts).tell(account, findings, now);
      accounts.checked(account.id(), now);
    }
    settle(look, Judgement.isFault(findings) ? look.faults() + 1 : 0);
    String result = doubtful ? "doubtful" : Judgement.isFault(findings) ? "faulty" : "works";
    meters.counter("sendwell.verify.looks", "result", result).increment();
  }

  private void settle(Turn look, int faults) {
    turns.settle(look, faults, time.instant().plus(rhythm.after(faults, random)));
  }
}
