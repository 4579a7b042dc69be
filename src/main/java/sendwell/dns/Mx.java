package sendwell.dns;

/**
 * A host that takes mail for a domain (RFC 1035 §3.3.9).
 *
 * @param preference the lowest is tried first (RFC 5321 §5.1)
 * @param exchange its name, lower case, without the final dot; {@code .} in the null MX
 */
public record Mx(int preference, String exchange) {
  /** The domain declares that it accepts no mail (RFC 7505 §3). */
  public static final Mx NULL = new Mx(0, ".");
}
