package sendwell.check;

/** What a check looks at. */
public enum Aspect {
  /** Where replies and bounces arrive. */
  MX("MX", true),
  /** Who may send for the domain. */
  SPF("SPF", true),
  /** The keys that its mail is signed with. */
  DKIM("DKIM", true),
  /** What receivers do with mail that is not from it. */
  DMARC("DMARC", true),
  /** Whether blacklists name it or the addresses it sends from. */
  DNSBL("DNS blacklists", false),
  /** Whether a sending address has a name, and the name that address. */
  REVERSE_DNS("Reverse DNS", false),
  /** Whether mail to the domain must be encrypted, by web policy (RFC 8461). */
  MTA_STS("MTA-STS", false),
  /** Whether mail hosts say in the DNS by which certificates they are known (RFC 7672). */
  DANE("DANE", false),
  /** Whether others report failed encryption (RFC 8460). */
  TLS_RPT("TLS-RPT", false),
  /** The logo of the sender. */
  BIMI("BIMI", false),
  /** Whether its records are signed (RFC 4033). */
  DNSSEC("DNSSEC", false),
  /** How long the domain has existed. */
  DOMAIN_AGE("Domain age", false);

  private final String title;
  private final boolean published;

  Aspect(String title, boolean published) {
    this.title = title;
    this.published = published;
  }

  /** As people know it. */
  public String title() {
    return title;
  }

  /** Whether the value of its findings is what the domain's owner has published. */
  boolean published() {
    return published;
  }
}
