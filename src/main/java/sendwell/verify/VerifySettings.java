package sendwell.verify;

import java.time.Duration;

/**
 * How looking after the accounts is shared out over time.
 *
 * @param interval an account without trouble is signed in to this often, give or take a fifth
 * @param parallel so many accounts are signed in to at the same time, on each node
 */
public record VerifySettings(Duration interval, int parallel) {}
