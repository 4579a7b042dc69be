package sendwell.connect;

import java.util.Locale;
import sendwell.account.AccountFields;
import sendwell.account.Connection;
import sendwell.account.Connection.SentCopy;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.web.JsonBody;

/**
 * A mailbox that somebody wants to connect by IMAP and SMTP.
 *
 * @param draft what the list will show
 * @param ready the way in
 */
record CustomAccount(NewAccount draft, Reach.Ready ready) {
  private static final int PASSWORD_MOST = 500;
  private static final int USERNAME_MOST = 320;
  private static final int HOST_MOST = 255;

  /** Reads it from a request; {@code limits} hold where the request says nothing. */
  static CustomAccount read(JsonBody body, NewAccount.Limits limits) {
    var email = body.required("email", EmailAddress::parse);
    String name = AccountFields.name(body);
    String providerName = AccountFields.providerName(body);
    var username = body.optional("username", CustomAccount::username);
    String password = body.required("password", CustomAccount::password);
    var imap = server(body.object("imap"));
    var smtp = server(body.object("smtp"));
    int daily = AccountFields.dailyLimit(body, limits.daily());
    int gap = AccountFields.minGapSeconds(body, limits.minGapSeconds());
    var tags = AccountFields.tags(body);
    body.check();
    var login = new Login.Password(username.orElse(email.toString()), password);
    return new CustomAccount(
        new NewAccount(
            email,
            name,
            Provider.CUSTOM,
            providerName.isEmpty() ? email.domain().unicode() : providerName,
            new NewAccount.Limits(daily, gap),
            tags),
        Reach.Ready.by(login, imap, smtp, SentCopy.APPEND));
  }

  /** Reads changes to a connection; what the request leaves out stays as it was. */
  static Reach.Ready change(JsonBody body, Connection present, Login.Password login) {
    var username = body.optional("username", CustomAccount::username);
    var password = body.optional("password", CustomAccount::password);
    var imap = body.within("imap").map(CustomAccount::server);
    var smtp = body.within("smtp").map(CustomAccount::server);
    body.check();
    return Reach.Ready.by(
        new Login.Password(username.orElse(login.username()), password.orElse(login.password())),
        imap.orElse(present.imap()),
        smtp.orElse(present.smtp()),
        present.sentCopy());
  }

  /** Reads a server; null if something is wrong with it, which the body then tells. */
  private static Server server(JsonBody body) {
    String host = body.required("host", CustomAccount::host);
    int port = body.number("port", 1, 65_535, 0);
    if (port == 0 && !body.has("port")) {
      body.error("port", "missing", "Give the port, for example 993 or 465.");
    }
    var security = body.required("security", CustomAccount::security);
    return host == null || port == 0 || security == null ? null : new Server(host, port, security);
  }

  /** A host as people type it. */
  static String host(String typed) {
    String host = typed.strip();
    if (host.length() > HOST_MOST || !host.matches("[\\p{L}\\p{N}.:_-]+")) {
      throw new IllegalArgumentException(
          "A host is a name like mail.example.com, or an address like 192.0.2.1.");
    }
    return host;
  }

  /** {@code tls} or {@code starttls}. */
  static Security security(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "tls", "ssl" -> Security.TLS;
      case "starttls" -> Security.STARTTLS;
      default -> throw new IllegalArgumentException("Choose tls or starttls.");
    };
  }

  /** A user name; NUL would end it early in SASL PLAIN (RFC 4616 §2). */
  static String username(String typed) {
    String username = typed.strip();
    if (username.length() > USERNAME_MOST || username.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A user name has at most 320 characters, and no control characters.");
    }
    return username;
  }

  /** A password, taken as it is. */
  static String password(String typed) {
    if (typed.length() > PASSWORD_MOST || typed.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "A password has at most 500 characters, and no control characters.");
    }
    return typed;
  }
}
