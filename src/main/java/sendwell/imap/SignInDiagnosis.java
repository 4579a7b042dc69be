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
        Kind.AUTH_FAILED,
        "refused the sign-in of " + login.username() + ": " + advice(reply),
        reply);
  }

  private String advice(Reply reply) {
    if (reply.wantsBrowser()) {
      return "sign in to the account in a browser once"
          + reply.link().map(" at "::concat).orElse("")
          + ", then try again";
    }
    if (reply.wantsAppPassword()) {
      return "create an app password for Sendwell in the settings of the account";
    }
    if (reply.isForbidden()) {
      return "reading by IMAP is not allowed; the settings of the account or its administrator can"
          + " allow it";
    }
    return switch (login) {
      case Login.Password _ when reply.isExpired() -> "its password has expired: set a new one";
      case Login.Password _ -> "check user name and password";
      case Login.Bearer _ -> "its access may have ended or been withdrawn";
    };
  }
}
