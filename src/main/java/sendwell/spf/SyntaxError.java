package sendwell.spf;

/**
 * What is wrong in a record, and where.
 *
 * @param at the first character that cannot be understood, 0 being the first of the record; may be
 *     just behind its end
 * @param term the term that it is in; empty if it is in none
 * @param problem a sentence
 */
public record SyntaxError(int at, String term, String problem) {
  private static final int AROUND = 24;

  /** The surroundings of the place, the place marked: {@code "... ip4:192.0.2.▸999 mx ..."}. */
  public String excerpt(String record) {
    int place = Math.min(at, record.length());
    int from = Math.max(0, place - AROUND);
    int to = Math.min(record.length(), place + AROUND);
    return (from > 0 ? "…" : "")
        + readable(record.substring(from, place))
        + "▸"
        + readable(record.substring(place, to))
        + (to < record.length() ? "…" : "");
  }

  /** Control characters and what is not ASCII as they are written in a zone file. */
  private static String readable(String text) {
    var readable = new StringBuilder();
    for (char each : text.toCharArray()) {
      readable.append(each < ' ' || each > '~' ? "\\%03d".formatted((int) each) : each);
    }
    return readable.toString();
  }
}
