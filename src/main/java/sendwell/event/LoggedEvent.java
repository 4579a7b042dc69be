package sendwell.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * A row of a workspace's event log.
 *
 * @param seq grows by one within the workspace
 * @param type the API's name of what happened
 * @param at when
 * @param data JSON text: the thing it happened to
 */
public record LoggedEvent(long seq, String type, Instant at, @JsonRawValue String data) {}
