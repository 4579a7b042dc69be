package sendwell.account;

import java.util.EnumMap;
import java.util.Map;
import sendwell.json.Json;

/** The statements that write what was found of a side; an account's status follows from them. */
final class Sides {
  // Only a real change writes: the same fault again leaves the row, its time and everybody's peace.
  private static final String FOUND =
      """
      UPDATE account SET revision = revision + 1, %1$s, last_checked_at = $1
      WHERE workspace_id = $2 AND id = $3 AND connection_generation = $4
        AND (%2$s_status, %2$s_code, %2$s_detail, %2$s_answer) IS DISTINCT FROM ($5, $6, $7, $8)
      RETURNING\s\
      """;

  private static final String SET =
      """
      %1$s_status = $5, %1$s_code = $6, %1$s_detail = $7, %1$s_answer = $8,
      %1$s_since = CASE WHEN %1$s_status = $5 AND %1$s_code IS NOT DISTINCT FROM $6
        THEN %1$s_since ELSE $1 END\
      """;

  private static final String WORKS =
      """
      %1$s_status = 'connected', %1$s_code = NULL, %1$s_detail = NULL, %1$s_answer = '',
      %1$s_since = CASE WHEN %1$s_status = 'connected' THEN %1$s_since ELSE $1 END\
      """;

  private static final String GO_ON =
      "paused_until = NULL, pause_code = NULL, pause_detail = NULL, pause_answer = ''";

  /** Where {@code $1} is the present time, assigns that mail was handed in. */
  static final String SENDING_WORKS = WORKS.formatted("sending");

  /** Of one account that has another connection: both sides work, and nothing is waited for. */
  static final String BOTH_WORK =
      """
      UPDATE account SET revision = revision + 1,
        connection_generation = connection_generation + 1, %s, %s, %s, last_checked_at = $1
      WHERE workspace_id = $2 AND id = $3
      RETURNING\s\
      """
              .formatted(SENDING_WORKS, WORKS.formatted("reading"), GO_ON)
          + AccountRow.COLUMNS;

  /** Keeps the account of this connection as it is until the transaction ends. */
  static final String HOLD =
      """
      SELECT FROM account WHERE workspace_id = $1 AND id = $2 AND connection_generation = $3
      FOR UPDATE\
      """;

  private static final Map<Side, String> STATEMENTS = new EnumMap<>(Side.class);

  static {
    for (var side : Side.values()) {
      String name = Json.word(side);
      String set = SET.formatted(name) + (side == Side.SENDING ? ", " + GO_ON : "");
      STATEMENTS.put(side, FOUND.formatted(set, name) + AccountRow.COLUMNS);
    }
  }

  private Sides() {}

  /**
   * Of one account: {@code $5} to {@code $8} are what was found of the side by the connection of
   * generation {@code $4}; by one that is no more, nothing is found.
   */
  static String found(Side side) {
    return STATEMENTS.get(side);
  }
}
