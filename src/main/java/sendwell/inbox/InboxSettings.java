package sendwell.inbox;

import java.time.Duration;

/**
 * How reading the mailboxes is shared out over time.
 *
 * @param interval a mailbox without trouble is read this often, give or take a fifth
 * @param parallel so many mailboxes are read at the same time, on each node
 */
public record InboxSettings(Duration interval, int parallel) {}
