/**
 * What receivers should do with mail that only pretends to come from a domain: Domain-based Message
 * Authentication, Reporting, and Conformance (RFC 9989; reports: RFC 9990 and RFC 9991; the edition
 * before: RFC 7489).
 *
 * <p>SPF and DKIM each authenticate some domain, but not the one in the From field that people see
 * (the Author Domain). DMARC asks that one of the two be <i>aligned</i> with it: the same domain
 * ({@code strict}), or one of the same organization ({@code relaxed}). The owner publishes at
 * {@code _dmarc.<domain>} what should happen to other mail, {@code p=none}, {@code quarantine} or
 * {@code reject}, and where to send reports ({@link sendwell.dmarc.DmarcRecord}).
 *
 * <p>A domain without a record inherits that of its organization. Where an organization ends, RFC
 * 7489 read from the Public Suffix List; RFC 9989 asks the DNS: from the domain upwards, one label
 * at a time and eight questions at most ({@link sendwell.dmarc.TreeWalk}), and the owner can say
 * {@code psd=n} "here it ends" or {@code psd=y} "below here everybody is somebody else". Receivers
 * change over one by one, so {@link sendwell.dmarc.Discovery} finds the policy in both ways, and
 * they may differ.
 *
 * <p>Reports go to another organization only if that publishes its consent ({@link
 * sendwell.dmarc.ReportDestination}). A name server that does not answer makes a result unknown,
 * and never one that says "there is no policy".
 */
package sendwell.dmarc;
