package sendwell.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import sendwell.mail.Login;

/** What AUTHENTICATE sends: SASL PLAIN (RFC 4616 §2), or XOAUTH2 as Google specifies it. */
final class SaslResponse {
  private SaslResponse() {}

  static String of(Login login) {
    String response =
        switch (login) {
          case Login.Password(String user, String password) -> "\0" + user + "\0" + password;
          case Login.Bearer(String user, String token) ->
              "user=" + user + "\1auth=Bearer " + token + "\1\1";
        };
    return Base64.getEncoder().encodeToString(response.getBytes(UTF_8));
  }
}
