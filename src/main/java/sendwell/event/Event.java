package sendwell.event;

import java.util.UUID;

/**
 * Something that happened, to be appended to the log.
 *
 * @param type the API's name of it: {@code account.connected}
 * @param about what it speaks of, whose end {@linkplain EventLog#erase erases} it; null if the
 *     event may outlive everything
 * @param data the thing it happened to, in the API's own form; a record without secrets
 */
public record Event(String type, UUID about, Object data) {}
