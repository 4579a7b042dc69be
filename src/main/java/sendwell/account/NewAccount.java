package sendwell.account;

import java.util.List;
import sendwell.mail.EmailAddress;

/**
 * An account about to be added.
 *
 * @param email its address
 * @param name the sender's name; may be empty
 * @param provider who runs the mailbox
 * @param providerName how the list names the provider
 * @param limits how much it may send
 * @param tags the user's own
 */
public record NewAccount(
    EmailAddress email,
    String name,
    Provider provider,
    String providerName,
    Limits limits,
    List<String> tags) {
  /**
   * How much an account may send.
   *
   * @param daily mails a day (UTC), at most
   * @param minGapSeconds the least time between two mails
   */
  public record Limits(int daily, int minGapSeconds) {}
}
