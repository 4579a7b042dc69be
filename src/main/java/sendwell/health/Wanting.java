package sendwell.health;

/** What is wanting where something is not known yet. */
final class Wanting {
  private Wanting() {}

  static String words(Metric metric) {
    return switch (metric) {
      case REPLY_RATE ->
          "Not enough data yet: known from 100 recipients on, three days after they were written"
              + " to.";
      case BOUNCE_RATE -> "Not enough data yet: known from 50 mails on.";
      case DELIVERABILITY ->
          "Not enough data yet: it sums up what happens to the mail that is really sent.";
      case DNSBL, MX, SPF, DKIM, DMARC -> "Not checked yet.";
    };
  }

  static String words(Part part) {
    return switch (part) {
      case PLACEMENT -> "Not enough data yet: known from 10 test messages on.";
      case BLOCKS -> "Not enough data yet: known from 50 mails on.";
      case AUTHENTICATION -> "Not enough data yet: no delivered copy of a mail has been seen.";
      case COMPLAINTS -> "Not enough data yet: known from 500 mails on.";
      case HYGIENE -> "Not checked yet.";
    };
  }
}
