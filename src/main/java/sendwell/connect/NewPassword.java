package sendwell.connect;

import java.util.List;
import sendwell.account.Connection;
import sendwell.account.Reach;
import sendwell.failure.InputError;
import sendwell.mail.Login;
import sendwell.web.JsonBody;

/**
 * Another password for a mailbox whose servers and user name stay as they are.
 *
 * @param probe really signs in
 */
public record NewPassword(LoginProbe probe) {
  /**
   * A password that both servers were asked about.
   *
   * @param connection with it
   * @param faults what is wrong with either side, by {@code /imap} and {@code /smtp}; empty if both
   *     let us in
   */
  public record Tried(Connection connection, List<InputError> faults) {}

  /** The {@code password} of a request; call {@link JsonBody#check} before using it. */
  public static String read(JsonBody body) {
    return body.required("password", CustomAccount::password);
  }

  /** Signs in to both servers with this password. */
  public Tried at(Connection present, Login.Password login, String password) {
    var ready =
        Reach.Ready.by(
            new Login.Password(login.username(), password),
            present.imap(),
            present.smtp(),
            present.sentCopy());
    return new Tried(ready.connection(), probe.errors(ready));
  }
}
