/**
 * Sendwell: connect the mailboxes you send from, see them in one list that is always true, and
 * send. This package holds the way in, the settings and the composition root ; all else is in the
 * packages below.
 */
package sendwell;
