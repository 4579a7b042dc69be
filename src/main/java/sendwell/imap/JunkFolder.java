package sendwell.imap;

import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;

/**
 * The folder for what the server takes for spam: the one with the attribute {@code \Junk} (RFC 6154
 * §2), or else the first well-known name. None is made: a mailbox may do without.
 */
final class JunkFolder {
  /** As mail programs and providers call it, the most usual first. */
  private static final List<String> NAMES =
      List.of("Junk", "Spam", "Junk E-mail", "Junk Email", "Junk Mail", "Bulk Mail", "Bulk");

  private JunkFolder() {}

  static Optional<String> find(Connection connection) throws ProtocolException {
    var folders = FolderList.of(connection);
    return folders.marked("\\Junk").or(() -> folders.named(NAMES, ""));
  }
}
