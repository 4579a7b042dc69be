/**
 * Sender Policy Framework (RFC 7208): a domain says in the DNS which hosts may send mail in its
 * name, and whoever receives mail can ask whether the host that brought it is one of them.
 *
 * <p>What is said stands in one TXT record of the domain in the Return-Path, for example
 *
 * <pre>{@code example.com.  TXT  "v=spf1 ip4:192.0.2.0/28 mx include:_spf.example.net ~all"}</pre>
 *
 * <p>A receiver goes through the <i>mechanisms</i> from left to right. The first one that means the
 * client decides, by its <i>qualifier</i>: {@code +} (or nothing) may send, {@code -} may not,
 * {@code ~} probably may not, {@code ?} says nothing. If none does, {@code redirect=} hands over to
 * another domain's record, and without it the answer is "neutral". A name may hold <i>macros</i>,
 * which stand for the client's address, the sender and the like, so that the answer can depend on
 * them.
 *
 * <p>Checks cost others something, so the RFC limits them: ten terms that look something up, in all
 * the records that a check comes to; ten mail hosts of one {@code mx}; ten names of a client; two
 * look-ups that find nothing; twenty seconds. Whoever goes beyond gets "permerror", which most
 * receivers treat as no policy at all. Domains that use several services reach ten look-ups soon,
 * and do not notice.
 *
 * <p>So there are two ways to look at a record. {@link sendwell.spf.Spf#checkHost} does exactly
 * what a receiver does with one client, stops where a receiver stops, and tells in a {@link
 * sendwell.spf.Verdict} what became of each term and what it cost. {@link sendwell.spf.Spf#walk}
 * follows every term whoever sends, and tells in a {@link sendwell.spf.Tree} what a check costs at
 * worst, which names have nothing, and what leads back to itself. A failure of the DNS is "nobody
 * knows" in both, never "there is nothing".
 *
 * <p>{@link sendwell.spf.Record} reads what is published and says of each error where it is. {@link
 * sendwell.spf.Draft} writes a better one.
 *
 * <p>SPF looks at the Return-Path, which people never see. That it agrees with the From that they
 * do see is for DMARC to ask.
 */
package sendwell.spf;
