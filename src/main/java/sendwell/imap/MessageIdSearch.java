package sendwell.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import sendwell.mail.MessageId;

/**
 * Looks for mails by Message-ID: asks for any of a batch at once (RFC 9051 §6.4.4), then reads the
 * headers of what was found, since a search tells that something matched, not what.
 */
record MessageIdSearch(Connection connection) {
  /** Their names keep a command below the 8,000 octets that all servers take (RFC 7162 §4). */
  private static final int BATCH = 25;

  static List<List<MessageId>> batches(Collection<MessageId> ids) {
    List<MessageId> distinct = ids.stream().distinct().toList();
    var batches = new ArrayList<List<MessageId>>();
    for (int start = 0; start < distinct.size(); start += BATCH) {
      batches.add(distinct.subList(start, Math.min(start + BATCH, distinct.size())));
    }
    return batches;
  }

  /** Which of a batch are in the folder. */
  Set<MessageId> find(String folder, List<MessageId> batch) throws ProtocolException {
    // Selected anew for each batch, or mails of other connections may not be seen yet.
    connection.examine(folder);
    List<Long> uids = search(batch);
    if (uids.isEmpty()) {
      return Set.of();
    }
    List<String> headers = headers(uids);
    return batch.stream()
        .filter(id -> headers.stream().anyMatch(header -> header.contains(id.value())))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private List<Long> search(List<MessageId> batch) throws ProtocolException {
    var criteria = new Argument();
    anyOf(batch, criteria);
    var uids = new ArrayList<Long>();
    for (Response response : run("UID SEARCH", criteria)) {
      if (response instanceof IMAPResponse untagged && untagged.keyEquals("SEARCH")) {
        for (long uid = untagged.readLong(); uid >= 0; uid = untagged.readLong()) {
          uids.add(uid);
        }
      }
    }
    return uids;
  }

  /** OR takes two keys: halves of halves keep the nesting shallow, which some servers limit. */
  private static void anyOf(List<MessageId> ids, Argument criteria) {
    if (ids.size() == 1) {
      criteria.writeAtom("HEADER").writeAtom("Message-ID").writeString(ids.getFirst().value());
      return;
    }
    int half = ids.size() / 2;
    criteria.writeAtom("OR");
    anyOf(ids.subList(0, half), criteria);
    anyOf(ids.subList(half, ids.size()), criteria);
  }

  private List<String> headers(List<Long> uids) throws ProtocolException {
    String set = uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    var headers = new ArrayList<String>();
    for (Response response :
        run("UID FETCH " + set + " (BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])", null)) {
      BODY body = response instanceof FetchResponse found ? found.getItem(BODY.class) : null;
      if (body != null && body.getByteArray() != null) {
        headers.add(new String(body.getByteArray().getNewBytes(), ISO_8859_1));
      }
    }
    return headers;
  }

  private Response[] run(String command, Argument arguments) throws ProtocolException {
    Response[] responses = connection.command(command, arguments);
    connection.handleResult(responses[responses.length - 1]);
    return responses;
  }
}
