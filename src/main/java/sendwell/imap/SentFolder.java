package sendwell.imap;

import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.Namespaces.Namespace;

/**
 * The folder for sent mails: the one with the attribute {@code \Sent} (RFC 6154 §2), or else the
 * first well-known name among the user's own folders (RFC 2342), or else a new one. Found once for
 * each connection.
 */
final class SentFolder {
  /** As mail programs and providers call it, the most usual first. */
  private static final List<String> NAMES =
      List.of(
          "Sent",
          "Sent Items",
          "Sent Messages",
          "Sent Mail",
          "Sent-Mail",
          "Gesendet",
          "Gesendete Elemente",
          "Gesendete Objekte",
          "Envoyés",
          "Éléments envoyés",
          "Messages envoyés",
          "Enviados",
          "Elementos enviados",
          "Itens Enviados",
          "Posta inviata",
          "Inviati",
          "Verzonden",
          "Verzonden items",
          "Skickat",
          "Sendt",
          "Lähetetyt",
          "Wysłane",
          "Odeslané",
          "Отправленные",
          "已发送",
          "送信済みメール");

  private static final String UNKNOWN = "";

  private final Connection connection;
  private String name = UNKNOWN;

  SentFolder(Connection connection) {
    this.connection = connection;
  }

  /** What is done with the folder. */
  interface Use<T> {
    T with(String folder) throws ProtocolException;
  }

  /** Does it; if the folder has been deleted meanwhile, finds another one and does it again. */
  <T> T use(Use<T> use) throws ProtocolException {
    try {
      return use.with(name());
    } catch (CommandFailedException e) {
      if (!Reply.in(e).isMissingFolder()) {
        throw e;
      }
      name = UNKNOWN;
      return use.with(name());
    }
  }

  private String name() throws ProtocolException {
    if (name.equals(UNKNOWN)) {
      name = find();
    }
    return name;
  }

  private String find() throws ProtocolException {
    var folders = FolderList.of(connection);
    Optional<String> marked = folders.marked("\\Sent");
    if (marked.isPresent()) {
      return marked.get();
    }
    String own = ownPrefix();
    Optional<String> named = folders.named(NAMES, own);
    return named.isPresent() ? named.get() : created(own + NAMES.getFirst());
  }

  /** What the names of the user's own folders begin with: often nothing, or {@code INBOX.}. */
  private String ownPrefix() throws ProtocolException {
    if (!connection.hasCapability("NAMESPACE")) {
      return "";
    }
    var namespaces = connection.namespace();
    Namespace[] own = namespaces == null ? null : namespaces.personal;
    return own == null || own.length == 0 ? "" : own[0].prefix;
  }

  private String created(String folder) throws ProtocolException {
    connection.create(folder);
    // So that mail programs show it (RFC 9051 §6.3.7).
    connection.subscribe(folder);
    return folder;
  }
}
