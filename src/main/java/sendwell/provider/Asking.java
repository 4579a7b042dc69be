package sendwell.provider;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Cause;
import sendwell.account.ClientRefusals;
import sendwell.account.ClientRefusals.Waiting;
import sendwell.account.Mailboxes;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.account.Side;
import sendwell.account.Status;
import sendwell.thread.Aside;

/**
 * Asks providers for the tokens of accounts that wait for the operator: a few from time to time,
 * and as soon as one is given, for all the others. Methods wait for the provider.
 */
record Asking(Accounts accounts, Mailboxes mailboxes, ClientRefusals refusals, InstantSource time) {
  /** What may be mended is asked for within this time. */
  static final Duration SPREAD = Duration.ofSeconds(5);

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int FEW = 4;
  private static final int MANY = 16;

  /** What a token alone mends: what the mail servers say is for them to take back. */
  private static final Set<String> WAITS = Set.of("operator", "wait");

  /** Asks for accounts of this provider that are due, until none is given a token. */
  void ask(Provider provider) {
    int most = FEW;
    List<Waiting> due = refusals.claim(provider, time.instant(), LEASE, most);
    while (!due.isEmpty()) {
      Future.join(due.stream().map(one -> Aside.start(() -> ask(one))).toList()).await();
      if (refusals.standing(due.stream().map(Waiting::account).toList()) == due.size()) {
        return;
      }
      if (most == FEW) {
        refusals.soon(accounts.database().sql(), provider, time.instant(), SPREAD);
      }
      most = MANY;
      due = refusals.claim(provider, time.instant(), LEASE, most);
    }
  }

  private Waiting ask(Waiting waiting) {
    accounts
        .find(waiting.workspace(), waiting.account(), time.instant())
        .ifPresent(account -> settle(account, mailboxes.reachAnew(account)));
    return waiting;
  }

  private void settle(Account account, Reach reach) {
    switch (reach) {
      case Reach.Ready _ -> {
        restore(account);
        refusals.letGo(account.id());
      }
      case Reach.Denied denied -> tell(account, denied);
      case Reach.Gone _ -> {
        // Deleted meanwhile, with all that was noted of it.
      }
    }
  }

  /** One side after the other, the worse first, for only that one shows. */
  private void restore(Account account) {
    if (waits(account)) {
      accounts.works(account, account.statusSide(), time.instant());
      accounts
          .find(account.workspace(), account.id(), time.instant())
          .filter(now -> now.statusSide() != account.statusSide())
          .ifPresent(this::restore);
    }
  }

  private void tell(Account account, Reach.Denied denied) {
    if (account.status() == Status.CONNECTED || waits(account)) {
      var side = waits(account) ? account.statusSide() : Side.SENDING;
      var cause = new Cause(denied.code(), denied.detail(), denied.answer(), time.instant());
      accounts.broken(account, side, denied.status(), cause);
    }
  }

  private static boolean waits(Account account) {
    return account.status() == Status.DISCONNECTED && WAITS.contains(account.statusReason().code());
  }
}
