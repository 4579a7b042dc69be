package sendwell.graph;

import java.time.Instant;
import java.util.Set;
import sendwell.mail.EmailAddress;
import sendwell.mail.MessageId;

/**
 * A mail of ours that may lie in the Sent folder.
 *
 * @param messageId as we wrote it
 * @param subject as we wrote it
 * @param recipients all of them, hidden ones too
 * @param since it was not handed in before
 * @param inPart whether another mail with this Message-ID, to other recipients, may lie there too
 */
public record Sought(
    MessageId messageId,
    String subject,
    Set<EmailAddress> recipients,
    Instant since,
    boolean inPart) {
  /** Keeps its own copy. */
  public Sought {
    recipients = Set.copyOf(recipients);
  }
}
