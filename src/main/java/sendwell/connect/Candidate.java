package sendwell.connect;

import java.util.Optional;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

/** A server that may be the right one, and what to sign in as there. */
record Candidate(Server server, String username) {
  private static final int USERNAME_LIMIT = 254;

  /**
   * Reads what a stranger published, with placeholders; nothing if it does not name a host and
   * port.
   */
  static Optional<Candidate> published(
      EmailAddress address, String host, int port, Security security, String username) {
    try {
      Domain name = Domain.parse(new Template(host).fill(address));
      String user = new Template(username).fill(address).strip();
      boolean usable = !user.isEmpty() && user.length() <= USERNAME_LIMIT && printable(user);
      return Optional.of(
          new Candidate(
              new Server(name.name(), port, security), usable ? user : address.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean printable(String user) {
    return user.chars().noneMatch(Character::isISOControl);
  }
}
