package sendwell.dns;

/** Why nothing was learnt from the name servers. */
public enum Fault {
  /** The name server could not find the answer (RFC 1035 §4.1.1). */
  SERVFAIL,
  /**
   * The domain's signatures are wrong, so that no validating resolver will give its records away
   * (RFC 4035 §5.5); without validation they can be had.
   */
  DNSSEC_BOGUS,
  /** The name server does not want to answer us (RFC 1035 §4.1.1). */
  REFUSED,
  /** No name server answered in time, or none could be reached. */
  TIMEOUT,
  /** What came back is no answer: another error, cut off for good, an endless chain of aliases. */
  MALFORMED
}
