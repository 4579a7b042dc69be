package sendwell.imap;

import sendwell.mail.Login;
import sendwell.mail.ServerFault.Kind;

/** Says what a refused sign-in means (RFC 9051 §7.1, RFC 5530 §3). */
record SignInDiagnosis(Login login) {
  /** The server offers no method that fits the login. */
  Stopped unsupported() {
    String wanted =
        switch (login) {
          case Login.Password _ -> "a user name and password";
          case Login.Bearer _ -> "an access token (XOAUTH2)";
        };
    return new Stopped(
        Kind.AUTH_UNSUPPORTED, "offers no way to sign in with " + wanted, Reply.NONE);
  }

  /** The answer was NO or BAD. */
  Stopped refused(Reply reply) {
    if (reply.isPassing()) {
      return new Stopped(Kind.UNAVAILABLE, "lets nobody in for the time being", reply);
    }
    if (reply.status().equals("BAD")) {
      return new Stopped(Kind.PROTOCOL_ERROR, "did not understand the sign-in", reply);
    }
    return new Stopped(
        Kind.AUTH_FAILED, "refused the sign-in of " + login.username() + ": " + advice(), reply);
  }

  private String advice() {
    return switch (login) {
      case Login.Password _ -> "check user name and password";
      case Login.Bearer _ -> "its access may have ended or been withdrawn";
    };
  }
}
