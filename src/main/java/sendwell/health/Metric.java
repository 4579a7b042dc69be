package sendwell.health;

import java.util.Arrays;
import java.util.List;

/** The rows of the Email Deliverability Dashboard, in their order. */
public enum Metric {
  /** How many of those who were written to have answered. */
  REPLY_RATE("Reply Rate", 15, Kind.RATE),
  /** How much mail came back for good. */
  BOUNCE_RATE("Bounce Rate", 20, Kind.RATE),
  /** Whether blacklists name the domain or its addresses. */
  DNSBL("DNS BL", 10, Kind.DNS),
  /** Whether replies and bounces can arrive. */
  MX("MX Record", 4, Kind.DNS),
  /** Who may send for the domain. */
  SPF("SPF Record", 6, Kind.DNS),
  /** Whether its mail is signed. */
  DKIM("DKIM", 4, Kind.DNS),
  /** What receivers do with mail that only claims to be from it. */
  DMARC("DMARC", 6, Kind.DNS),
  /** What else was observed of the mail: {@link Part}. */
  DELIVERABILITY("Deliverability Score", 35, Kind.RATE);

  private enum Kind {
    DNS,
    RATE
  }

  private final String title;
  private final int usualWeight;
  private final Kind kind;

  Metric(String title, int usualWeight, Kind kind) {
    this.title = title;
    this.usualWeight = usualWeight;
    this.kind = kind;
  }

  /** As it stands on the screen. */
  public String title() {
    return title;
  }

  /** Its weight unless the settings say otherwise; all together 100. */
  public int usualWeight() {
    return usualWeight;
  }

  /** Whether the DNS alone tells it; the others need traffic. */
  public boolean dns() {
    return kind == Kind.DNS;
  }

  /** Those that the DNS alone tells. */
  public static List<Metric> ofDns() {
    return Arrays.stream(values()).filter(Metric::dns).toList();
  }
}
