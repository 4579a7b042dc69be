package sendwell.account;

import java.util.List;

/**
 * What a user changes about an account.
 *
 * @param name the sender's name; null leaves it
 * @param dailyLimit mails a day; null leaves it
 * @param minGapSeconds the least time between two mails; null leaves it
 * @param tags the user's own; null leaves them
 */
record AccountChange(String name, Integer dailyLimit, Integer minGapSeconds, List<String> tags) {}
