package sendwell.health;

/** What is wanting where something is not known yet. */
final class Wanting {
  private Wanting() {}

  static String words(Metric metric) {
    return switch (metric) {
      case REPLY_RATE -> "Known from 100 recipients on, three days after they were written to.";
      case BOUNCE_RATE -> "Known from 50 mails on.";
      case DELIVERABILITY -> "It sums up what happens to the mail that is really sent.";
      case DNSBL, MX, SPF, DKIM, DMARC -> "Not checked yet.";
    };
  }

  static String words(Part part) {
    return switch (part) {
      case PLACEMENT -> "Known from 10 test messages on.";
      case BLOCKS -> "Known from 50 mails on.";
      case AUTHENTICATION -> "No delivered copy of a mail has been seen.";
      case COMPLAINTS -> "Known from 500 mails on.";
      case HYGIENE -> "Not checked yet.";
    };
  }
}
