/**
 * DNS blacklists (RFC 5782): is an address or a domain listed by those who watch for spam?
 *
 * <p>A list is a zone in the DNS. Whoever wants to know whether it holds an address turns the
 * address round, puts it in front of the zone and asks for an A record: {@code 192.0.2.99} is
 * {@code 99.2.0.192.zen.spamhaus.org} (§2.1), an IPv6 address goes by its 32 nibbles (§2.4), a
 * domain as it is (§2.5). An A record in 127.0.0.0/8 says that the entry is listed, its last octets
 * say why; NXDOMAIN says that it is not. A TXT record may tell the reason to people.
 *
 * <p>That an answer came says little. Lists refuse those who ask through public resolvers or too
 * often, and most do so with an A record of its own; lists die, and whoever buys the domain answers
 * every question; a resolver may forge answers. Whoever takes "any A record" for "listed" tells
 * people with a spotless domain that the world blocks them. So nothing is believed before it was
 * tried out: every list has entries that must be there and entries that must not (§5), and a list
 * that gets them wrong is not counted until it gets them right ({@link sendwell.dnsbl.Health}).
 * Every answer is read by the codes that this list documents ({@link sendwell.dnsbl.Code}); a code
 * that it does not document, and anything outside 127.0.0.0/8, says nothing.
 *
 * <p>Lists are data ({@code conf/blacklists.jsonc}), for they come and go; those that must never be
 * used any more are data too. They are run by volunteers and firms on terms of their own: no list
 * is asked faster than it likes, and one that does not answer is left alone for a while.
 */
package sendwell.dnsbl;
