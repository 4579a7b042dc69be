package sendwell.check;

/** What a check looks at. */
public enum Aspect {
  /** Where replies and bounces arrive. */
  MX("MX", Kind.PUBLISHED),
  /** Who may send for the domain. */
  SPF("SPF", Kind.PUBLISHED),
  /** The keys that its mail is signed with. */
  DKIM("DKIM", Kind.PUBLISHED),
  /** What receivers do with mail that is not from it. */
  DMARC("DMARC", Kind.PUBLISHED),
  /** Whether blacklists name it or the addresses it sends from. */
  DNSBL("DNS blacklists", Kind.OBSERVED),
  /** Whether a sending address has a name, and the name that address. */
  REVERSE_DNS("Reverse DNS", Kind.OBSERVED),
  /** Whether mail to the domain must be encrypted, by web policy (RFC 8461). */
  MTA_STS("MTA-STS", Kind.EXTRA),
  /** Whether mail hosts say in the DNS by which certificates they are known (RFC 7672). */
  DANE("DANE", Kind.EXTRA),
  /** Whether others report failed encryption (RFC 8460). */
  TLS_RPT("TLS-RPT", Kind.EXTRA),
  /** The logo of the sender. */
  BIMI("BIMI", Kind.EXTRA),
  /** Whether its records are signed (RFC 4033). */
  DNSSEC("DNSSEC", Kind.EXTRA),
  /** How long the domain has existed. */
  DOMAIN_AGE("Domain age", Kind.EXTRA);

  private enum Kind {
    PUBLISHED,
    OBSERVED,
    EXTRA
  }

  private final String title;
  private final Kind kind;

  Aspect(String title, Kind kind) {
    this.title = title;
    this.kind = kind;
  }

  /** As people know it. */
  public String title() {
    return title;
  }

  /** Whether the value of its findings is what the domain's owner has published. */
  boolean published() {
    return kind == Kind.PUBLISHED;
  }

  /**
   * Whether it is looked at again soon when it could not be learnt. What no mail depends on waits
   * for the next check: many registries and name servers will not tell in a minute either.
   */
  boolean pressing() {
    return kind != Kind.EXTRA;
  }
}
