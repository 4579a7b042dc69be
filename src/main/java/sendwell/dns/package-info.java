/**
 * Asking the Domain Name System (RFC 1034, RFC 1035). {@link sendwell.dns.Dns} takes a {@link
 * sendwell.dns.Question}; its {@link sendwell.dns.Answer} keeps apart what exists, what certainly
 * does not exist and what nobody knows because a name server failed, and says how it was come by.
 * {@link sendwell.dns.DnsHosts} finds the one address of a host that a user named. This is the only
 * package that knows dnsjava.
 */
package sendwell.dns;
