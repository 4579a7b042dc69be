package sendwell.dnsbl;

import java.util.List;

/** What a list says about an entry. */
public sealed interface Verdict {
  /**
   * It is on the list.
   *
   * @param severity how much that harms
   * @param meanings why, by the list's codes, the worst first
   * @param reason what the list says about this entry to people; may be empty
   */
  record Listed(Severity severity, List<String> meanings, String reason) implements Verdict {
    /** Keeps its own copy. */
    public Listed {
      meanings = List.copyOf(meanings);
    }
  }

  /**
   * It is not on the list.
   *
   * @param note in which words the list vouches for it; mostly empty
   */
  record NotListed(String note) implements Verdict {}

  /**
   * The list does not answer this server's name server: it said so just now, or when it was tried
   * out.
   *
   * @param reason in which words, a clause about the list
   */
  record Refused(String reason) implements Verdict {}

  /**
   * The list was not asked.
   *
   * @param health how the list is; if it is healthy, there was another reason
   * @param reason why not, a clause about the list
   */
  record NotAsked(Health health, String reason) implements Verdict {}

  /**
   * The list was asked, and nobody knows.
   *
   * @param reason why not, a clause about the list
   */
  record Unknown(String reason) implements Verdict {}

  /** Whether the list said yes or no. */
  default boolean known() {
    return switch (this) {
      case Listed _, NotListed _ -> true;
      case Refused _, NotAsked _, Unknown _ -> false;
    };
  }
}
