/**
 * The words that every mail protocol shares: addresses (RFC 5321 §4.1.2), domains (RFC 5890),
 * servers, how a connection is secured (RFC 8314) and how somebody signs in. Value types only, and
 * the one way to reach a host that a user named ({@link sendwell.mail.Hosts}).
 */
package sendwell.mail;
