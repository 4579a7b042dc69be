package sendwell.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;

/**
 * The folders of a mailbox that can hold mails.
 *
 * @param folders in the server's order
 */
record FolderList(List<ListInfo> folders) {
  /**
   * Asks for them, and for what they are for; extended servers tell it only when asked (RFC 5258).
   */
  static FolderList of(Connection connection) throws ProtocolException {
    boolean asked =
        connection.hasCapability("SPECIAL-USE") && connection.hasCapability("LIST-EXTENDED");
    Response[] responses =
        connection.command(
            asked ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)" : "LIST \"\" \"*\"", null);
    connection.handleResult(responses[responses.length - 1]);
    var folders = new ArrayList<ListInfo>();
    for (Response response : responses) {
      if (response instanceof IMAPResponse untagged && untagged.keyEquals("LIST")) {
        folders.add(new ListInfo(untagged));
      }
    }
    return new FolderList(folders.stream().filter(FolderList::canHoldMails).toList());
  }

  private static boolean canHoldMails(ListInfo folder) {
    return folder.canOpen && !has(folder, "\\NonExistent");
  }

  /** The folder that the server marks so (RFC 6154 §2). */
  Optional<String> marked(String attribute) {
    return first(folder -> has(folder, attribute));
  }

  /**
   * The folder of the first of these names that there is.
   *
   * @param own what the names of the user's own folders begin with
   */
  Optional<String> named(List<String> names, String own) {
    return names.stream().flatMap(name -> named(name, own).stream()).findFirst();
  }

  private Optional<String> named(String name, String own) {
    return first(
        folder ->
            Stream.of(own, "", "INBOX" + folder.separator)
                .anyMatch(prefix -> folder.name.equalsIgnoreCase(prefix + name)));
  }

  private Optional<String> first(Predicate<ListInfo> wanted) {
    return folders.stream().filter(wanted).map(folder -> folder.name).findFirst();
  }

  private static boolean has(ListInfo folder, String attribute) {
    return Stream.of(folder.attrs).anyMatch(attribute::equalsIgnoreCase);
  }
}
