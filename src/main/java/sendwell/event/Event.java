package sendwell.event;

/**
 * Something that happened, to be appended to the log.
 *
 * @param type the API's name of it: {@code account.connected}
 * @param data the thing it happened to, in the API's own form; a record without secrets
 */
public record Event(String type, Object data) {}
