package sendwell.dnsbl;

import java.util.List;
import sendwell.dns.Evidence;

/**
 * How an entry stands with a list.
 *
 * @param list which
 * @param entry whom it was asked about
 * @param verdict what it says
 * @param evidence what was asked and what came back; none if nothing was
 */
public record Standing(Blacklist list, Entry entry, Verdict verdict, List<Evidence> evidence) {
  /** Keeps its own copy. */
  public Standing {
    evidence = List.copyOf(evidence);
  }
}
