package sendwell.signin;

import java.util.List;
import sendwell.account.AccountId;
import sendwell.account.Provider;
import sendwell.failure.InputError;

/**
 * What came of a sign-in, for the page to tell; also its JSON form.
 *
 * @param provider where it was
 * @param result how it ended
 * @param account that is connected now, or that was to be connected again; null if there is none
 * @param email whose mailbox it was; null if that is not known
 * @param detail a sentence that says what to do; empty if all is well
 * @param answer the provider's own words; empty if it said nothing
 * @param missing the permissions that were not granted, as the provider names them
 * @param errors why a server of the mailbox did not let us in: {@code /imap}, {@code /smtp}, {@code
 *     /graph}
 */
public record Outcome(
    Provider provider,
    Result result,
    AccountId account,
    String email,
    String detail,
    String answer,
    List<String> missing,
    List<InputError> errors) {

  /** How a sign-in ended. */
  public enum Result {
    /** The account was added. */
    CONNECTED,
    /** The account was there, and has a new sign-in. */
    RECONNECTED,
    /** The person refused. */
    DECLINED,
    /** The person did not grant all that is needed. */
    PARTIAL,
    /** Somebody signed in to another mailbox than the one to connect again. */
    OTHER_MAILBOX,
    /** The address is connected already, in another way. */
    TAKEN,
    /** The provider agreed, but a server of the mailbox did not let us in. */
    REFUSED,
    /** The provider gave no tokens. */
    FAILED
  }

  static Outcome of(Provider provider, Result result, String email, String detail) {
    return new Outcome(provider, result, null, email, detail, "", List.of(), List.of());
  }

  Outcome account(AccountId id) {
    return new Outcome(provider, result, id, email, detail, answer, missing, errors);
  }

  /** Names the account of the errand if the outcome names none. */
  Outcome about(Errand errand) {
    return account == null ? account(errand.account().orElse(null)) : this;
  }

  Outcome answering(String words) {
    return new Outcome(provider, result, account, email, detail, words, missing, errors);
  }

  Outcome missing(List<String> permissions) {
    return new Outcome(provider, result, account, email, detail, answer, permissions, errors);
  }

  Outcome errors(List<InputError> faults) {
    return new Outcome(provider, result, account, email, detail, answer, missing, faults);
  }
}
