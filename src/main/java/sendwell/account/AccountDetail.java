package sendwell.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import sendwell.mail.Server;

/**
 * One account with where its servers are, in the API's own form; the password is not in it.
 *
 * @param account as the list shows it
 * @param imap where mail is read
 * @param smtp where mail is handed in
 * @param username who signs in
 */
record AccountDetail(@JsonUnwrapped Account account, Server imap, Server smtp, String username) {
  static AccountDetail of(Account account, Connection connection) {
    return new AccountDetail(
        account, connection.imap(), connection.smtp(), connection.credentials().username());
  }
}
