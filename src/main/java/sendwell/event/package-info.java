/**
 * What happened, told once. Every change writes a row to its workspace's event log in its own
 * transaction; after the commit the news of it (workspace and number, no content) goes over the
 * event bus. Whoever wants to know reads the log from where they stand, so news may be lost or
 * repeated.
 *
 * <p>Owns the tables {@code event}, {@code event_head} and {@code event_reader}; publishes {@link
 * sendwell.event.News}.
 */
package sendwell.event;
