package sendwell.dns;

import java.util.List;

/**
 * What the DNS says to one question. A failure is never an absence: when a name server is silent,
 * nothing is known about the name.
 *
 * @param <T> what a record of the type that was asked for says
 */
public sealed interface Answer<T> {
  /** How the answer was come by. */
  Trace trace();

  /**
   * There are such records.
   *
   * @param records at least one, in the order of their meaning (lowest preference first)
   */
  record Found<T>(List<T> records, Trace trace) implements Answer<T> {
    /** Keeps its own copy. */
    public Found {
      records = List.copyOf(records);
    }
  }

  /**
   * There certainly is no such record.
   *
   * @param absence whether the name is missing too
   */
  record Absent<T>(Absence absence, Trace trace) implements Answer<T> {}

  /**
   * Nobody knows: the name servers were silent, refused, failed or answered nonsense.
   *
   * @param fault what went wrong
   */
  record Failed<T>(Fault fault, Trace trace) implements Answer<T> {
    /** In a few words, for example {@code SERVFAIL} or {@code no answer within 2 s}. */
    public String reason() {
      return trace.outcome();
    }
  }

  /**
   * The records, or none where there are none or nobody knows; for those to whom it is the same.
   */
  default List<T> recordsOrNone() {
    return switch (this) {
      case Found<T>(var records, _) -> records;
      case Absent<T>(_, _), Failed<T>(_, _) -> List.of();
    };
  }
}
