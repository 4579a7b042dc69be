/**
 * The Registration Data Access Protocol (RFC 7480 to RFC 9083): when was a domain registered?
 * Receivers mistrust mail from domains that are days old.
 *
 * <p>Each registry has a server of its own; which one is told by a file of IANA's (RFC 9224): the
 * top-level domains, and the servers that know them. A registry answers with JSON, in which the
 * event {@code registration} has a date (RFC 9083 §4.5). Many registries of countries have no such
 * server, and all limit how often they answer: ask seldom, and remember long.
 */
package sendwell.rdap;
