package sendwell.check;

/** What a check looks at. */
public enum Aspect {
  /** Where replies and bounces arrive. */
  MX,
  /** Who may send for the domain. */
  SPF,
  /** The keys that its mail is signed with. */
  DKIM,
  /** What receivers do with mail that is not from it. */
  DMARC,
  /** Whether blacklists name it or the addresses it sends from. */
  DNSBL,
  /** Whether a sending address has a name, and the name that address. */
  REVERSE_DNS,
  /** Whether mail to the domain must be encrypted, by web policy (RFC 8461). */
  MTA_STS,
  /** Whether others report failed encryption (RFC 8460). */
  TLS_RPT,
  /** The logo of the sender. */
  BIMI,
  /** Whether its records are signed (RFC 4033). */
  DNSSEC,
  /** How long the domain has existed. */
  DOMAIN_AGE
}
