package sendwell.dmarc;

/** How near an authenticated domain has to be to that of the From field (RFC 9989 §3.2.10). */
public enum Alignment {
  /** The same organization will do ({@code r}). */
  RELAXED,
  /** It has to be the same ({@code s}). */
  STRICT
}
