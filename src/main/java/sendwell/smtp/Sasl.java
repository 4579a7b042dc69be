package sendwell.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sendwell.mail.Login;

/**
 * One way to sign in (RFC 4954 §4): the lines to send, the first at once and each other one when
 * the server asks for it with 334. They hold the secret, so they are never printed.
 */
final class Sasl {
  private final List<String> lines;

  private Sasl(String... lines) {
    this.lines = List.of(lines);
  }

  /** The best way that the server offers for this kind of login. */
  static Optional<Sasl> choose(Login login, Set<String> offered) {
    return switch (login) {
      case Login.Password password when offered.contains("PLAIN") -> Optional.of(plain(password));
      case Login.Password password when offered.contains("LOGIN") -> Optional.of(login(password));
      case Login.Bearer bearer when offered.contains("XOAUTH2") -> Optional.of(xoauth2(bearer));
      case Login.Password _, Login.Bearer _ -> Optional.empty();
    };
  }

  /** What of this login cannot be put on the wire; empty if all can. */
  static Optional<String> unsendable(Login login) {
    return switch (login) {
      case Login.Password(var name, var password) when (name + password).indexOf(0) >= 0 ->
          Optional.of("The user name or password holds a NUL character, which no server accepts.");
      // A control character would end the field and begin one of the caller's choosing.
      case Login.Bearer(var name, var token) when (name + token).chars().anyMatch(c -> c < ' ') ->
          Optional.of("The user name or token holds a control character.");
      case Login.Password _, Login.Bearer _ -> Optional.empty();
    };
  }

  private static Sasl plain(Login.Password login) {
    return new Sasl("AUTH PLAIN " + base64("\0" + login.username() + "\0" + login.password()));
  }

  private static Sasl login(Login.Password login) {
    return new Sasl("AUTH LOGIN", base64(login.username()), base64(login.password()));
  }

  /** A refused token is explained in a challenge, which wants an empty line before the 535. */
  private static Sasl xoauth2(Login.Bearer login) {
    String fields = "user=" + login.username() + "\1auth=Bearer " + login.token() + "\1\1";
    return new Sasl("AUTH XOAUTH2 " + base64(fields), "");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  List<String> lines() {
    return lines;
  }
}
