package sendwell.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sendwell.dmarc.Discovery;
import sendwell.dmarc.Reach;
import sendwell.mail.Domain;

/**
 * Finds the one record that mends as much as possible.
 *
 * @param found the record that there is
 */
record DmarcRemedy(Domain domain, Discovery.Found found) {
  private static final String PATIENCE =
      "After two to four weeks of clean reports, publish this TXT record instead.";

  /** What to do; the domain's own record comes first, what others can do comes later. */
  Fix of(List<DmarcFlaw> flaws) {
    List<DmarcFlaw> own =
        flaws.stream().filter(flaw -> flaw.certain() && flaw.elsewhere() == null).toList();
    if (own.isEmpty()) {
      return flaws.stream()
          .filter(DmarcFlaw::certain)
          .findFirst()
          .map(DmarcFlaw::elsewhere)
          .orElseThrow();
    }
    String record = found.record().amended(changes(own));
    return own.getFirst().remark().code().equals("dmarc_none")
        ? Fix.publish(PATIENCE, DmarcFix.name(domain), "TXT", record)
        : DmarcFix.at(domain, record);
  }

  /**
   * A record that is inherited is left to the organization: the domain gets one of its own, which
   * counts for all receivers.
   */
  private Map<String, String> changes(List<DmarcFlaw> own) {
    var changes = new TreeMap<String, String>();
    if (found.reach() != Reach.ITSELF) {
      changes.put("p", found.record().asked(found.reach()).toString());
      changes.put("sp", "");
      changes.put("np", "");
      changes.put("psd", "");
    }
    own.forEach(flaw -> changes.putAll(flaw.changes()));
    return changes;
  }
}
