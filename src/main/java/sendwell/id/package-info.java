/**
 * Identifiers: time-ordered UUIDs (RFC 9562 §5.7), and secret tokens with the hash to keep of them.
 */
package sendwell.id;
