package sendwell.dnsbl;

import java.net.InetAddress;
import java.util.List;

/** What the A records of a list's answer say. */
sealed interface Reading {
  /** The entry is on the list, or vouched for. */
  record Known(List<Code> codes) implements Reading {}

  /**
   * The list did not look: it refuses us, or we asked wrongly.
   *
   * @param meaning a clause about the list
   * @param certain whether it refuses us, whatever we ask
   */
  record Refusal(String meaning, boolean certain) implements Reading {}

  /** The list does not document such an answer. */
  record Undocumented(InetAddress answer) implements Reading {}

  /** No list answers so: the domain is for sale, or a resolver made the answer up. */
  record Foreign(InetAddress answer) implements Reading {}
}
