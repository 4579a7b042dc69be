package sendwell.graph;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sendwell.graph.GraphCalls.Read;
import sendwell.http.Called;
import sendwell.mail.EmailAddress;

/**
 * One mailbox by way of Microsoft Graph, for as long as its access token lives. The methods wait,
 * each as long as the {@link sendwell.http.Web} allows for one call, or for a few: call them on a
 * virtual thread. Microsoft answers four calls of one mailbox at a time.
 */
public final class GraphMailbox {
  /** A call may have 4 MB, and base64 makes four octets of three. */
  private static final int MAIL_LIMIT = 3 * 1024 * 1024;

  private static final int ACCEPTED = 202;
  private static final int TIMED_OUT = 408;
  private static final int BUSY = 503;

  private final GraphCalls calls;

  GraphMailbox(GraphCalls calls) {
    this.calls = calls;
  }

  /** Whether the token opens a mailbox, and whose it is. */
  public Whose me() {
    return switch (calls.get(calls.at("/me", Map.of("$select", "mail,userPrincipalName")), 1)) {
      case Read.Failed(var fault) -> new Whose.Failed(fault);
      case Read.Page(var person, _, _) ->
          // Who signs in need not have a mailbox.
          switch (calls.get(calls.at(Folder.INBOX.path(), Map.of("$select", "id")), 1)) {
            case Read.Failed(var fault) -> new Whose.Failed(fault);
            case Read.Page _ ->
                whose(person.path("mail").asText(""), person.path("userPrincipalName").asText(""));
          };
    };
  }

  /** Personal accounts have their address in the second one only. */
  private static Whose whose(String mail, String principal) {
    String address = mail.isEmpty() ? principal : mail;
    try {
      return new Whose.Opened(EmailAddress.parse(address));
    } catch (IllegalArgumentException e) {
      return new Whose.Failed(
          GraphFault.unavailable("Microsoft does not tell the mailbox's address.", address));
    }
  }

  /**
   * Hands a mail in, which Microsoft then files in the Sent folder. Graph has no envelope: a mail
   * goes to whom its header fields name, so those who are hidden are put into a field Bcc, which no
   * recipient sees (RFC 5322 §3.6.3).
   *
   * @param mail header fields and body (MIME), without a field Bcc
   * @param hidden recipients that the mail itself does not name
   */
  public Submission send(byte[] mail, List<EmailAddress> hidden) {
    var whole = Buffer.buffer(bcc(hidden)).appendBytes(mail);
    if (whole.length() > MAIL_LIMIT) {
      return new Submission.TooLarge(whole.length(), MAIL_LIMIT);
    }
    var body = Buffer.buffer(Base64.getEncoder().encode(whole.getBytes()));
    return switch (calls.post(calls.at("/me/sendMail", Map.of()), "text/plain", body)) {
      case Called.Answered answer when answer.status() == ACCEPTED -> new Submission.Accepted();
      case Called.Answered answer -> refused(answer);
      case Called.Unreached(var fault) -> new Submission.Deferred(GraphFault.unavailable(fault));
      case Called.Unanswered(var fault) -> new Submission.Uncertain(GraphFault.unavailable(fault));
    };
  }

  private static String bcc(List<EmailAddress> hidden) {
    return hidden.isEmpty()
        ? ""
        : hidden.stream()
            .map(EmailAddress::toString)
            .collect(Collectors.joining(",\r\n ", "Bcc: ", "\r\n"));
  }

  /**
   * A gateway that lost patience, or a server that failed, does not know how far the mail has come:
   * only a refusal says that it was not taken.
   */
  private static Submission refused(Called.Answered answer) {
    var fault = GraphCalls.fault(answer);
    return switch (fault.kind()) {
      case TOKEN, PERMISSION, NO_MAILBOX, MAILBOX_FULL, BLOCKED -> new Submission.NotAllowed(fault);
      case SENDING_LIMIT, THROTTLED -> new Submission.Deferred(fault);
      case RECIPIENT, TOO_LARGE, MESSAGE -> new Submission.Rejected(fault);
      case UNAVAILABLE, RESYNC, GONE ->
          isRefusal(answer.status())
              ? new Submission.Deferred(fault)
              : new Submission.Uncertain(fault);
    };
  }

  private static boolean isRefusal(int status) {
    return status / 100 == 4 && status != TIMED_OUT || status == BUSY;
  }

  /** Looks which of these mails are in the Sent folder, however many they are. */
  public Presence sent(Collection<Sought> mails) {
    return mails.isEmpty() ? new Presence.Known(Map.of()) : new SentItems(calls).find(mails);
  }

  /**
   * The first page of what arrived in a folder since, which may be long ago; its link leads to what
   * changes later.
   */
  public Changes changes(Folder folder, Instant since) {
    return new FolderChanges(calls).of(folder, since);
  }

  /**
   * The page after another one.
   *
   * @param link of the page before
   * @throws IllegalArgumentException if the link is not one of this service
   */
  public Changes changes(URI link) {
    return new FolderChanges(calls).after(link);
  }

  /**
   * The header of a mail. Asked for one by one: of a folder's mails together they may be longer
   * than any answer that is taken, by the doing of whoever wrote one of them.
   *
   * @param mail Graph's name of it
   */
  public Opened open(String mail) {
    var options = Map.of("$select", "internetMessageHeaders,subject,from,receivedDateTime");
    return switch (calls.get(calls.at("/me/messages/" + GraphCalls.encoded(mail), options), 1)) {
      case Read.Page(var json, _, _) ->
          MailHeader.read(json).<Opened>map(Opened.There::new).orElseGet(Opened.Gone::new);
      case Read.Failed(var fault) when fault.kind() == GraphFault.Kind.GONE -> new Opened.Gone();
      case Read.Failed(var fault) -> new Opened.Failed(fault);
    };
  }
}
