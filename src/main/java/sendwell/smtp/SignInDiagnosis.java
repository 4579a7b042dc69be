package sendwell.smtp;

import static sendwell.mail.ServerFault.Kind.AUTH_FAILED;
import static sendwell.mail.ServerFault.Kind.AUTH_UNSUPPORTED;
import static sendwell.mail.ServerFault.Kind.UNAVAILABLE;

import java.util.Set;
import java.util.TreeSet;
import sendwell.mail.Login;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/**
 * Says what a refused sign-in means (RFC 4954 §6, and what the large providers make of it). Only a
 * refusal of the secret itself is {@code AUTH_FAILED}: a server in trouble is not a wrong password.
 */
record SignInDiagnosis(Server server, Login login) {
  /** The answer to AUTH was not 235. */
  ServerFault refused(Reply reply) {
    if (reply.isTransient()) {
      return new ServerFault(
          UNAVAILABLE, server + " takes no sign-ins at present: try again later.", reply.text());
    }
    return switch (reply.code()) {
      // The command or the method is not known, or not allowed now (RFC 4954 §4).
      case 500, 501, 502, 503, 504 ->
          unsupported(reply.text(), "does not accept this sign-in method");
      default ->
          new ServerFault(
              AUTH_FAILED,
              server + " refused the sign-in of " + login.username() + ": " + advice(reply),
              reply.text());
    };
  }

  /** The server offers no method that fits the login. */
  ServerFault unsupported(Set<String> offered) {
    String list =
        offered.isEmpty()
            ? "no sign-in at all"
            : "only " + String.join(", ", new TreeSet<>(offered));
    return unsupported("", "offers " + list);
  }

  private ServerFault unsupported(String said, String what) {
    String wanted =
        switch (login) {
          case Login.Password _ -> "PLAIN or LOGIN";
          case Login.Bearer _ -> "XOAUTH2";
        };
    return new ServerFault(
        AUTH_UNSUPPORTED,
        server + " " + what + "; Sendwell needs " + wanted + ": check host and port.",
        said);
  }

  private String advice(Reply reply) {
    if (is(reply, 7, 9)) {
      return "create an app password for Sendwell in the settings of the account.";
    }
    if (is(reply, 7, 14)) {
      return "sign in to the account in a browser once, then try again.";
    }
    // Exchange Online has one status for this and for a wrong password; only the words tell.
    if ((is(reply, 7, 139) && !reply.text().contains("credentials were incorrect"))
        || is(reply, 7, 30)
        || is(reply, 7, 57)) {
      return "signing in by SMTP is switched off; an administrator can switch it on"
          + " (\"Authenticated SMTP\").";
    }
    return switch (login) {
      case Login.Password _ ->
          "check user name and password; many providers want an app password here.";
      case Login.Bearer _ -> "sign in with the provider again.";
    };
  }

  private static boolean is(Reply reply, int subject, int detail) {
    return reply.enhanced().filter(status -> status.is(subject, detail)).isPresent();
  }
}
