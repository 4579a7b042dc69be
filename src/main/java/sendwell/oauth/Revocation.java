package sendwell.oauth;

/** What came of ending a grant. */
public enum Revocation {
  /** It is over, or was before. */
  REVOKED,
  /** The provider has no way to; the person can, in the provider's settings. */
  NOT_OFFERED,
  /** The provider did not answer, or not so. */
  FAILED
}
