package sendwell.dmarc;

/** Whether a domain is one under which everybody is somebody else (RFC 9989 §4.7). */
public enum Psd {
  /** It is: an organization begins one label below it ({@code psd=y}). */
  YES,
  /** It is not, and it is the top of its organization ({@code psd=n}). */
  NO,
  /** It does not say ({@code psd=u}). */
  UNDECIDED
}
