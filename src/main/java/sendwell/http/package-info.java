/**
 * Fetching small files over HTTPS (RFC 9110) from servers that strangers name, and calling programs
 * of providers. This is the one door through which Sendwell fetches anything, for every such
 * address may be a trap: a name that leads into the operator's own network, a redirect that does,
 * an answer without end.
 */
package sendwell.http;
