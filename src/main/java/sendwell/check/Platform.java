package sendwell.check;

import java.util.List;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.mail.Domain;

/**
 * A provider that hosts the mail of many domains, as {@code platforms.json} describes it. In the
 * names of hosts {@code *} stands for one label.
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
    String dkimHelp) {

  /** What this customer publishes as MX, lowest preference first; none if it depends. */
  public List<Mx> mxOf(Domain customer) {
    return mx.stream()
        .map(
            each ->
                each.replace("{domain}", customer.name())
                    .replace("{dashed}", customer.name().replace('.', '-'))
                    .split(" "))
        .map(parts -> new Mx(Integer.parseInt(parts[0]), DomainName.parse(parts[1])))
        .toList();
  }
}
