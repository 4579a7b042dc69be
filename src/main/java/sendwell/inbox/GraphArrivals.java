package sendwell.inbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import sendwell.graph.Change;
import sendwell.graph.Changes;
import sendwell.graph.GraphFault;
import sendwell.graph.GraphMailbox;
import sendwell.graph.Opened;
import sendwell.mail.ReceivedMail;

/**
 * Reads by Microsoft Graph, which tells what changed in a folder, and the header of each mail that
 * is new there. Its marks are {@code graph <link>}.
 */
record GraphArrivals(GraphMailbox mailbox) implements Arrivals<GraphFault> {
  private static final String WAY = "graph ";

  @Override
  public Arrived<GraphFault> after(Folder folder, Place place) {
    var there = folder(folder);
    var found = changes(place.mark());
    return arrived(
        found instanceof Changes.ResyncRequired ? mailbox.changes(there, place.since()) : found);
  }

  private Changes changes(String mark) {
    if (!mark.startsWith(WAY)) {
      return new Changes.ResyncRequired();
    }
    try {
      return mailbox.changes(URI.create(mark.substring(WAY.length())));
    } catch (IllegalArgumentException _) {
      // The operator has led this Sendwell to another Graph since.
      return new Changes.ResyncRequired();
    }
  }

  private static sendwell.graph.Folder folder(Folder folder) {
    return switch (folder) {
      case INBOX -> sendwell.graph.Folder.INBOX;
      case JUNK -> sendwell.graph.Folder.JUNK;
    };
  }

  private Arrived<GraphFault> arrived(Changes changes) {
    return switch (changes) {
      case Changes.Page page -> opened(page);
      case Changes.Failed(var fault) -> new Arrived.Failed<>(fault);
      case Changes.ResyncRequired _ -> throw new IllegalStateException("without a link");
    };
  }

  private Arrived<GraphFault> opened(Changes.Page page) {
    var mails = new ArrayList<ReceivedMail>();
    for (var present : present(page.changes())) {
      switch (mailbox.open(present.id())) {
        case Opened.There(var mail) -> mails.add(mail);
        case Opened.Gone _ -> {}
        case Opened.Failed(var fault) -> {
          return new Arrived.Failed<>(fault);
        }
      }
    }
    return new Arrived.Page<>(mails, WAY + page.link(), page.more());
  }

  private static List<Change.Present> present(List<Change> changes) {
    return changes.stream()
        .filter(Change.Present.class::isInstance)
        .map(Change.Present.class::cast)
        .toList();
  }
}
