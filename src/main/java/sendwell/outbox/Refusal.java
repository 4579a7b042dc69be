package sendwell.outbox;

/**
 * A recipient to whom the message will not go.
 *
 * @param address the recipient
 * @param reply the server's own words
 */
public record Refusal(String address, String reply) {}
