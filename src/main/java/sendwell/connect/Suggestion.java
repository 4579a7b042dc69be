package sendwell.connect;

import java.util.List;
import sendwell.account.Provider;
import sendwell.mail.Server;

/**
 * Where a mailbox seems to be, to be shown and edited; also its JSON form.
 *
 * @param provider whose it is
 * @param providerName the same for people: {@code Outlook}, {@code Fastmail}, or the domain
 * @param imap where mail is read
 * @param smtp where mail is sent
 * @param username what to sign in as; usually the address
 * @param source who said so: {@code preset}, {@code mx}, {@code autoconfig}, {@code ispdb}, {@code
 *     srv}, {@code autodiscover}, {@code guess}, or {@code none} for a server that did not answer;
 *     two of them joined by {@code +} if IMAP and SMTP differ in it
 * @param signIn what to sign in with
 * @param help what to know before signing in with a password; null if nothing
 * @param tried what did not answer, and why, if a server was not found
 */
public record Suggestion(
    Provider provider,
    String providerName,
    Server imap,
    Server smtp,
    String username,
    String source,
    SignIn signIn,
    Help help,
    List<String> tried) {
  /**
   * What to know before signing in.
   *
   * @param text a sentence
   * @param url where to do what it says; may be empty
   */
  public record Help(String text, String url) {}
}
