package sendwell.account;

import java.util.List;
import java.util.stream.Stream;
import sendwell.web.JsonBody;

/** The fields of an account that a user may give: one reading of them, with their limits. */
public final class AccountFields {
  private static final int NAME_MOST = 100;
  private static final int TAG_MOST = 50;
  private static final int TAGS_MOST = 20;
  private static final int DAILY_MOST = 100_000;
  private static final int GAP_MOST = 86_400;

  private AccountFields() {}

  /** The sender's name; may be empty. */
  public static String name(JsonBody body) {
    return body.optional("name", AccountFields::line).orElse("");
  }

  /** How the list names the provider; empty if not given. */
  public static String providerName(JsonBody body) {
    return body.optional("providerName", AccountFields::line).orElse("");
  }

  /** Mails a day. */
  public static int dailyLimit(JsonBody body, int otherwise) {
    return body.number("dailyLimit", 1, DAILY_MOST, otherwise);
  }

  /** The least time between two mails. */
  public static int minGapSeconds(JsonBody body, int otherwise) {
    return body.number("minGapSeconds", 0, GAP_MOST, otherwise);
  }

  /** The user's own tags, without repetition. */
  public static List<String> tags(JsonBody body) {
    return body.list("tags", TAGS_MOST, AccountFields::tag).stream().distinct().toList();
  }

  /** The user's own tags, from the cell of a file; empty ones do not count. */
  public static List<String> tags(Stream<String> cell) {
    var tags = cell.filter(tag -> !tag.isBlank()).map(AccountFields::tag).distinct().toList();
    if (tags.size() > TAGS_MOST) {
      throw new IllegalArgumentException("Give at most " + TAGS_MOST + " tags.");
    }
    return tags;
  }

  /** A line of text for a header: no line break or other control character gets into it. */
  public static String line(String typed) {
    String line = typed.strip();
    if (line.length() > NAME_MOST) {
      throw new IllegalArgumentException("This may have at most 100 characters.");
    }
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("This may not hold line breaks or control characters.");
    }
    return line;
  }

  private static String tag(String typed) {
    String tag = line(typed);
    if (tag.isEmpty() || tag.length() > TAG_MOST || tag.indexOf(',') >= 0) {
      throw new IllegalArgumentException("A tag has 1 to 50 characters and no comma.");
    }
    return tag;
  }
}
