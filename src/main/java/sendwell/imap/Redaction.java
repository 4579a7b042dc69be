package sendwell.imap;

import java.util.List;
import sendwell.mail.Login;

/**
 * Takes what must stay secret out of a server's words: some servers repeat the command that they
 * refuse.
 *
 * @param secrets as they were sent
 */
record Redaction(List<String> secrets) {
  static Redaction of(Login login) {
    String secret =
        switch (login) {
          case Login.Password(_, String password) -> password;
          case Login.Bearer(_, String token) -> token;
        };
    return secret.isEmpty()
        ? new Redaction(List.of())
        : new Redaction(List.of(secret, quoted(secret), SaslResponse.of(login)));
  }

  /** The text without the secrets. */
  String apply(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return clean;
  }

  /** As within a quoted string (RFC 9051 §4.3). */
  private static String quoted(String secret) {
    return secret.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
