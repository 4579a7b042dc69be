package sendwell.spf;

import java.util.Locale;

/** What {@code check_host()} says of a client (RFC 7208 §2.6). */
public enum Result {
  /** There is nothing to go by: no record, or no domain that could have one (§2.6.1). */
  NONE,
  /** The domain says that it says nothing of this client; treated like NONE (§2.6.2). */
  NEUTRAL,
  /** The client may send for the domain (§2.6.3). */
  PASS,
  /** The client may not; a receiver may refuse the mail with the domain's own words (§2.6.4). */
  FAIL,
  /** The client probably may not; a receiver should look closer, not refuse (§2.6.5). */
  SOFTFAIL,
  /** Nobody knows: the DNS failed. The same check may say something else later (§2.6.6). */
  TEMPERROR,
  /** The domain's records cannot be followed until somebody mends them (§2.6.7). */
  PERMERROR;

  /** As it stands in a Received-SPF field: {@code softfail} (§9.1). */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
