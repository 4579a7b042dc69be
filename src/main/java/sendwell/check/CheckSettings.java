package sendwell.check;

import java.time.Duration;

/**
 * How checking is shared out over time.
 *
 * @param interval a domain without trouble is checked this often, give or take a tenth
 * @param parallel so many domains are checked at the same time, on each node
 * @param limit one aspect may take this long
 * @param keepChanges changes are told for so long
 */
public record CheckSettings(
    Duration interval, int parallel, Duration limit, Duration keepChanges) {}
