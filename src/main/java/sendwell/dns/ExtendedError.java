package sendwell.dns;

/**
 * What a name server adds about its trouble (RFC 8914).
 *
 * @param code of the registry, for example 6 for "DNSSEC Bogus"
 * @param text its own words; may be empty
 */
public record ExtendedError(int code, String text) {
  /** Whether the domain's signatures are at fault (RFC 8914 §4.7 to §4.11). */
  public boolean bogus() {
    return code >= 6 && code <= 10;
  }
}
