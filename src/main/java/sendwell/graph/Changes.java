package sendwell.graph;

import java.net.URI;
import java.util.List;

/** What has changed in a folder. */
public sealed interface Changes {
  /**
   * A page of changes.
   *
   * @param changes in no particular order; perhaps none, even if there are more
   * @param link asks for what comes after it: to be stored as it is
   * @param more whether there is something already; else the link is for the next look
   */
  record Page(List<Change> changes, URI link, boolean more) implements Changes {
    /** Keeps its own copy. */
    public Page {
      changes = List.copyOf(changes);
    }
  }

  /** The link is too old: the folder must be read from the start. */
  record ResyncRequired() implements Changes {}

  /** Nothing could be read; the link is as good as before. */
  record Failed(GraphFault fault) implements Changes {}
}
