package sendwell.check;

import sendwell.mail.Domain;

/** Records that a domain can publish about mail in its name. */
final class DmarcFix {
  private DmarcFix() {}

  /** The record to begin with: it stops nothing, and asks for reports. */
  static String record(Domain domain) {
    return "v=DMARC1; p=none; rua=" + reports(domain);
  }

  /** Where reports go as long as nobody says otherwise. */
  static String reports(Domain domain) {
    return "mailto:dmarc@" + domain;
  }

  /** Publishing the record to begin with. */
  static Fix first(Domain domain) {
    return Fix.publish(
        "Publish this TXT record. Receivers then send a report a day to the mailbox in it, which"
            + " has to exist.",
        name(domain),
        "TXT",
        record(domain));
  }

  /** Publishing a record in place of what is there. */
  static Fix at(Domain domain, String record) {
    return Fix.publish(
        "Let this be the only TXT record at _dmarc.%s that begins with v=DMARC1.".formatted(domain),
        name(domain),
        "TXT",
        record);
  }

  /** Where a domain publishes its record. */
  static String name(Domain domain) {
    return "_dmarc." + domain;
  }
}
