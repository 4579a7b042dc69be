/**
 * Connecting a mailbox. {@link sendwell.connect.Discovery} finds out where an address has its mail
 * servers, so that nobody has to know: known providers first, then what the domain publishes
 * (autoconfig, RFC 6186 and RFC 8314, Autodiscover), then guesses. Whatever is suggested was spoken
 * to first; everything that comes from outside is bounded in size and time, and no connection is
 * opened to an address that {@link sendwell.mail.Hosts} does not allow.
 */
package sendwell.connect;
