package sendwell.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Header fields of a mail as they stand in it, in their order (RFC 5322 §2.2), written by whoever
 * wanted to: too many of them, and too long ones, are cut off.
 *
 * @param fields unfolded (§2.2.3)
 */
public record Headers(List<Field> fields) {
  private static final int FIELDS_MOST = 200;
  private static final int VALUE_MOST = 32 * 1024;

  /** No thread that people write is as long. */
  private static final int IDS_MOST = 200;

  /**
   * A field.
   *
   * @param name as it is spelled there
   * @param value without white space around it
   */
  public record Field(String name, String value) {
    /** Bounds the value. */
    public Field {
      value = value.substring(0, Math.min(value.length(), VALUE_MOST)).strip();
    }
  }

  /** Keeps its own copy, bounded. */
  public Headers {
    fields = List.copyOf(fields.subList(0, Math.min(fields.size(), FIELDS_MOST)));
  }

  /** Reads a header, or as much of it as there is; lines that are no field are left out. */
  public static Headers parse(String text) {
    var lines = new ArrayList<StringBuilder>();
    for (String line : text.split("\r?\n")) {
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (folded && !lines.isEmpty()) {
        lines.getLast().append(line);
      } else {
        lines.add(new StringBuilder(line));
      }
    }
    return new Headers(lines.stream().flatMap(line -> field(line.toString()).stream()).toList());
  }

  private static Optional<Field> field(String line) {
    int colon = line.indexOf(':');
    return colon < 1
        ? Optional.empty()
        : Optional.of(new Field(line.substring(0, colon).strip(), line.substring(colon + 1)));
  }

  /** Whether there is such a field, even an empty one. */
  public boolean has(String name) {
    return named(name).findAny().isPresent();
  }

  /** The value of the first field of this name; empty if there is none. */
  public String first(String name) {
    return named(name).findFirst().orElse("");
  }

  /**
   * The Message-IDs in all fields of this name, in their order, without what stands between them;
   * of very many the last ones, which are the nearest in a thread (RFC 5322 §3.6.4).
   */
  public List<MessageId> messageIds(String name) {
    var ids = named(name).flatMap(value -> messageIdsIn(value).stream()).toList();
    return ids.subList(Math.max(0, ids.size() - IDS_MOST), ids.size());
  }

  private Stream<String> named(String name) {
    return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
  }

  /** By hand: an expression that is tried at every {@code <} may be tried for very long. */
  private static List<MessageId> messageIdsIn(String value) {
    var ids = new ArrayList<MessageId>();
    int start = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '<') {
        start = i;
      } else if (c == '>' && start >= 0) {
        MessageId.find(value.substring(start, i + 1)).ifPresent(ids::add);
        start = -1;
      }
    }
    return ids;
  }
}
