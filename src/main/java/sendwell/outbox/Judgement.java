package sendwell.outbox;

import java.time.Instant;
import java.util.Map;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Cause;
import sendwell.account.Remedy;
import sendwell.account.Side;
import sendwell.account.Status;
import sendwell.outbox.Trial.Finding;

/**
 * What is believed of the sides of an account when it was looked at, and told. A fault of an
 * account that was well is believed when the next look finds one too.
 *
 * @param accounts are told
 */
public record Judgement(Accounts accounts) {
  /**
   * Whether nobody looks at the account until a person has done something: servers lock out whoever
   * knocks again and again with a password that they have refused.
   */
  public static boolean isLeftToAPerson(Account account) {
    return account.status() == Status.RECONNECT_REQUIRED
        && account.statusReason().remedy() == Remedy.YOU;
  }

  /** Whether something does not work. */
  public static boolean isFault(Map<Side, Finding> findings) {
    return findings.values().stream().anyMatch(Finding.Fails.class::isInstance);
  }

  /**
   * Whether a second look must tell.
   *
   * @param faults so many looks in a row had found a fault before this one
   */
  public static boolean isDoubtful(Account account, Map<Side, Finding> findings, int faults) {
    return isFault(findings) && account.status() == Status.CONNECTED && faults == 0;
  }

  /** Tells the account's sides what was found of them. */
  public void tell(Account account, Map<Side, Finding> findings, Instant now) {
    findings.forEach((side, finding) -> tell(account, side, finding, now));
  }

  private void tell(Account account, Side side, Finding finding, Instant now) {
    switch (finding) {
      case Finding.Works _ -> accounts.works(account, side, now);
      case Finding.Fails(var status, var why) -> {
        var cause = new Cause(why.code(), why.detail(), why.smtpReply(), now);
        accounts.broken(account, side, status, cause);
      }
      case Finding.Nothing _ -> {}
    }
  }
}
