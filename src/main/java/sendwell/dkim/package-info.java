/**
 * Signatures of mail by the domain that answers for it: DomainKeys Identified Mail (RFC 6376, with
 * the stronger algorithms of RFC 8301 and RFC 8463).
 *
 * <p>A sender hashes the body, writes the hash with the names of some header fields into a {@code
 * DKIM-Signature} field, and signs those fields with a private key. The public key is a TXT record
 * at {@code <s=>._domainkey.<d=>}: {@code s=} is the selector, so that a domain can have many keys
 * and change them; {@code d=} is the domain that takes responsibility, which need not be that of
 * the From field. (Whether it has something to do with it, "alignment", is a question for DMARC.)
 * Relays reformat mail, so both sides first bring it into a canonical form, {@code simple} or
 * {@code relaxed}, each for header and body ({@link sendwell.dkim.Canonicalization}).
 *
 * <p>{@link sendwell.dkim.KeyLookup} finds a key and says what is wrong with it, {@link
 * sendwell.dkim.KeyRecord} reads one. {@link sendwell.dkim.Verifier} judges every signature of a
 * message for itself, in the words of RFC 8601 §2.7.1: a message may well carry a good and a bad
 * one. That the DNS is silent is never the signature's fault: that is {@code temperror}.
 */
package sendwell.dkim;
