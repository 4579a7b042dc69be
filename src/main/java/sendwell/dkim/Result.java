package sendwell.dkim;

/** What became of a signature (RFC 8601 §2.7.1). */
public enum Result {
  /** The domain has signed this message. */
  PASS,
  /** It is no signature of this message by that domain, or none that may be accepted. */
  FAIL,
  /** The signature itself cannot be read. */
  NEUTRAL,
  /** Nobody knows at present: the name servers did not tell the key. Later it may pass. */
  TEMPERROR,
  /** It cannot be judged, and never will be: there is no usable key. */
  PERMERROR
}
