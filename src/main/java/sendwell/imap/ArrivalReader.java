package sendwell.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.UID;
import sendwell.mail.Headers;
import sendwell.mail.ReceivedMail;

/**
 * Reads what has arrived in a folder, a batch at a time and nothing but header fields. The folder
 * is examined, not selected, and the fields are peeked at: nothing is marked as read (RFC 9051
 * §6.3.3, §6.4.5).
 */
record ArrivalReader(Connection connection) {
  /** With {@link #OCTETS} of each they stay below what the server may answer at once. */
  private static final int BATCH = 100;

  /** Of each mail, so that no mail keeps the others from being read. */
  private static final int OCTETS = 32 * 1024;

  private static final int DATES = 1_000;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final String HEADER =
      "BODY.PEEK[HEADER.FIELDS (%s)]<0.%d>"
          .formatted(String.join(" ", ReceivedMail.FIELDS).toUpperCase(Locale.ROOT), OCTETS);

  /** A mail by its number in the folder. */
  private record Numbered(long uid, ReceivedMail mail) {}

  /** What arrived since; the mark of an earlier look goes before this. */
  Arrivals since(String folder, Instant since) throws ProtocolException {
    MailboxInfo info = connection.examine(folder);
    return page(new Mark(folder, info.uidvalidity, firstSince(since, info)));
  }

  /** What arrived after the mark. */
  Arrivals after(Mark mark) throws ProtocolException {
    return connection.examine(mark.folder()).uidvalidity == mark.validity()
        ? page(mark)
        : new Arrivals.Renumbered();
  }

  /** A search knows days only, and those of wherever the server is (RFC 9051 §6.4.4). */
  private long firstSince(Instant since, MailboxInfo info) throws ProtocolException {
    String day = DAY.format(since.atOffset(ZoneOffset.UTC).minusDays(1));
    List<Long> recent = search("SINCE " + day);
    for (int start = 0; start < recent.size(); start += DATES) {
      var batch = recent.subList(start, Math.min(start + DATES, recent.size()));
      for (Response response : run("UID FETCH " + set(batch) + " (UID INTERNALDATE)")) {
        var uid = item(response, UID.class);
        var date = item(response, INTERNALDATE.class);
        if (uid.isPresent() && date.isPresent() && !received(date.get()).isBefore(since)) {
          return uid.get().uid;
        }
      }
    }
    return Math.max(info.uidnext, recent.isEmpty() ? 1 : recent.getLast() + 1);
  }

  private Arrivals page(Mark mark) throws ProtocolException {
    // The last mail of a folder is always within n:*, however great n is.
    List<Long> uids =
        search("UID " + mark.next() + ":*").stream().filter(uid -> uid >= mark.next()).toList();
    if (uids.isEmpty()) {
      return new Arrivals.Page(List.of(), mark, false);
    }
    var batch = uids.subList(0, Math.min(BATCH, uids.size()));
    var mails =
        mails(batch).stream()
            .sorted(Comparator.comparing(Numbered::uid))
            .map(Numbered::mail)
            .toList();
    var after = new Mark(mark.folder(), mark.validity(), batch.getLast() + 1);
    return new Arrivals.Page(mails, after, uids.size() > batch.size());
  }

  private List<Long> search(String criteria) throws ProtocolException {
    var uids = new ArrayList<Long>();
    for (Response response : run("UID SEARCH " + criteria)) {
      if (response instanceof IMAPResponse untagged && untagged.keyEquals("SEARCH")) {
        for (long uid = untagged.readLong(); uid >= 0; uid = untagged.readLong()) {
          uids.add(uid);
        }
      }
    }
    uids.sort(Comparator.naturalOrder());
    return uids;
  }

  private List<Numbered> mails(List<Long> uids) throws ProtocolException {
    var mails = new ArrayList<Numbered>();
    for (Response response : run("UID FETCH " + set(uids) + " (UID INTERNALDATE " + HEADER + ")")) {
      var uid = item(response, UID.class);
      var date = item(response, INTERNALDATE.class);
      var body = item(response, BODY.class).filter(found -> found.getByteArray() != null);
      if (uid.isPresent() && date.isPresent() && body.isPresent()) {
        String text = new String(body.get().getByteArray().getNewBytes(), UTF_8);
        mails.add(new Numbered(uid.get().uid, mail(Headers.parse(text), received(date.get()))));
      }
    }
    return mails;
  }

  private static ReceivedMail mail(Headers headers, Instant receivedAt) {
    return new ReceivedMail(
        headers, author(headers.first("From")), decoded(headers.first("Subject")), receivedAt);
  }

  private static String author(String from) {
    try {
      InternetAddress[] authors = InternetAddress.parseHeader(from, false);
      return authors.length == 0 ? "" : Optional.ofNullable(authors[0].getAddress()).orElse("");
    } catch (AddressException _) {
      return "";
    }
  }

  /** Words in unknown characters stay as they stand there (RFC 2047). */
  private static String decoded(String subject) {
    try {
      return MimeUtility.decodeText(subject);
    } catch (UnsupportedEncodingException _) {
      return subject;
    }
  }

  private static Instant received(INTERNALDATE date) {
    return date.getDate().toInstant();
  }

  private static <T extends org.eclipse.angus.mail.imap.protocol.Item> Optional<T> item(
      Response response, Class<T> type) {
    return response instanceof FetchResponse fetched
        ? Optional.ofNullable(fetched.getItem(type))
        : Optional.empty();
  }

  private static String set(List<Long> uids) {
    return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private Response[] run(String command) throws ProtocolException {
    Response[] responses = connection.command(command, null);
    connection.handleResult(responses[responses.length - 1]);
    return responses;
  }
}
