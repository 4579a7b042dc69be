package sendwell.mtasts;

import sendwell.dns.Dns;
import sendwell.dns.FieldRecord;
import sendwell.mail.Domain;
import sendwell.mail.Fields;

/**
 * The record that tells of a policy (RFC 8461 §3.1).
 *
 * @param id changes whenever the policy does
 */
public record StsRecord(String id) {
  /** Where it stands below the domain. */
  public static final String LABELS = "_mta-sts";

  private static final String VERSION = "v=STSv1";
  private static final String ID = "[A-Za-z0-9]{1,32}";

  /** Looks for a domain's record; waits for name servers. */
  public static FieldRecord<StsRecord> of(Domain domain, Dns dns) {
    return FieldRecord.of(domain, LABELS, VERSION, StsRecord::read, dns);
  }

  private static StsRecord read(Fields fields) {
    String id = fields.get("id");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("has no id");
    }
    if (!id.matches(ID)) {
      throw new IllegalArgumentException(
          "has the id " + Fields.quoted(id) + ", which is not 1 to 32 letters and digits");
    }
    return new StsRecord(id);
  }

  /** As it is published. */
  public String text() {
    return VERSION + "; id=" + id + ";";
  }
}
