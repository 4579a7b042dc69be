package sendwell.check;

import java.util.List;

/**
 * A provider that hosts the mail of many domains, as {@code platforms.json} describes it.
 *
 * @param key its stable name: {@code google}
 * @param name as people know it
 * @param ownDomains domains of its consumer mailboxes, whose records it keeps itself
 * @param mailHosts suffixes of the hosts that take mail for its customers (MX)
 * @param relays suffixes of the hosts that its customers hand their mail to (SMTP); what leaves
 *     from there shares its addresses with everybody
 * @param spf the domain that a customer's SPF record includes; empty if there is none
 * @param mx what a customer publishes as MX, {@code {domain}} and {@code {dashed}} standing for the
 *     customer's domain and the same with dashes for dots; empty if it depends
 * @param selectors the DKIM selectors that its customers use
 * @param unaligned suffixes of the domains it signs with until a customer sets DKIM up
 * @param dkimHelp how DKIM is switched on there, a sentence
 */
public record Platform(
    String key,
    String name,
    List<String> ownDomains,
    List<String> mailHosts,
    List<String> relays,
    String spf,
    List<String> mx,
    List<String> selectors,
    List<String> unaligned,
    String dkimHelp) {}
