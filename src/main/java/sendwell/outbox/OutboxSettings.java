package sendwell.outbox;

import java.time.Duration;

/**
 * How sending is shared out.
 *
 * @param lanes how many accounts one verticle sends for at the same time
 * @param poll how often it looks for work that nobody told it of
 */
public record OutboxSettings(int lanes, Duration poll) {}
