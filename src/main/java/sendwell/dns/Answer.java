package sendwell.dns;

import java.util.List;

/**
 * What the DNS says to one question. A failure is never an absence: when a name server is silent,
 * nothing is known about the name.
 *
 * @param <T> the record asked for
 */
public sealed interface Answer<T> {
  /**
   * There are such records.
   *
   * @param records at least one, in the order of their meaning (lowest preference first)
   */
  record Found<T>(List<T> records) implements Answer<T> {
    /** Keeps its own copy. */
    public Found {
      records = List.copyOf(records);
    }
  }

  /** The name, or this type of record under it, certainly does not exist (RFC 2308 §2). */
  record Absent<T>() implements Answer<T> {}

  /**
   * Nobody knows: the name servers were silent, refused, failed or answered nonsense.
   *
   * @param reason in a few words, for example {@code SERVFAIL} or {@code no answer within 2 s}
   */
  record Failed<T>(String reason) implements Answer<T> {}

  /**
   * The records, or none where there are none or nobody knows; for those to whom it is the same.
   */
  default List<T> recordsOrNone() {
    return switch (this) {
      case Found<T>(var records) -> records;
      case Absent<T>(), Failed<T>(_) -> List.of();
    };
  }
}
