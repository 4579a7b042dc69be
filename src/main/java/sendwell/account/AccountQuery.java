package sendwell.account;

import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which part of the Accounts list is wanted.
 *
 * @param search words in the address, the name or the provider; empty means all
 * @param statuses only these; empty means all
 * @param provider only of this provider, by kind or by shown name; empty means all
 * @param tag only accounts with it; empty means all
 * @param order how the list is sorted
 * @param descending the other way round
 * @param after where the page before ended; null for the first page
 * @param limit how many rows
 */
record AccountQuery(
    String search,
    List<Status> statuses,
    String provider,
    String tag,
    Order order,
    boolean descending,
    Cursor after,
    int limit) {

  /** Whether the number of these accounts is kept, and need not be counted. */
  boolean isCounted() {
    return search.isBlank() && tag.isEmpty();
  }

  /** What the list can be sorted by; each has an index. */
  enum Order {
    EMAIL("email", "text", false),
    CREATED_AT("created_at", "timestamptz", false),
    SENT("sent", "bigint", true),
    HEALTH_SCORE("health_score", "int", true),
    PROVIDER_NAME("provider_name", "text", false),
    STATUS("status", "text", false);

    private static final String RANKED =
        """
        account JOIN account_rank AS rank
          ON rank.account_id = account.id AND rank.workspace_id = account.workspace_id\
        """;

    /** What PostgreSQL reads the key of a cursor as. */
    final String type;

    private final String column;
    private final boolean ranked;

    Order(String column, String type, boolean ranked) {
      this.column = column;
      this.type = type;
      this.ranked = ranked;
    }

    String tables() {
      return ranked ? RANKED : "account";
    }

    String key() {
      return (ranked ? "rank." : "account.") + column;
    }

    /** Sorts those of the same key. */
    String id() {
      return ranked ? "rank.account_id" : "account.id";
    }
  }

  /**
   * The last row of a page: the next one begins behind it, whatever was added or removed meanwhile.
   *
   * @param key what the list is sorted by, as PostgreSQL writes it
   * @param id the row
   */
  record Cursor(String key, String id) {
    String encode() {
      byte[] json = new JsonArray().add(key).add(id).encode().getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    static Cursor decode(String text) {
      try {
        var json =
            new JsonArray(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        return new Cursor(json.getString(0), UUID.fromString(json.getString(1)).toString());
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("Take the cursor from \"next\" of the page before.");
      }
    }
  }

  /** Reads {@code sent} or, for the other way round, {@code -sent}. */
  static Order order(String sort) {
    String name = sort.startsWith("-") ? sort.substring(1) : sort;
    return Stream.of(Order.values())
        .filter(order -> camelCase(order).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Sort by email, createdAt, sent, healthScore, providerName or status."));
  }

  static Status status(String word) {
    return Stream.of(Status.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A status is connected, disconnected or reconnect_required."));
  }

  private static String camelCase(Order order) {
    String[] words = order.name().toLowerCase(Locale.ROOT).split("_");
    return words.length == 1
        ? words[0]
        : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
  }
}
