package sendwell.dmarc;

/** How a domain stands to the one whose record it comes under. */
public enum Reach {
  /** It is that one: {@code p=} counts. */
  ITSELF,
  /** It lies below: {@code sp=} counts if it is there. */
  SUBDOMAIN,
  /** It lies below and does not exist: {@code np=} counts if it is there. */
  NONEXISTENT
}
