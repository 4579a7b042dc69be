package sendwell.spf;

import java.time.InstantSource;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;

/**
 * Who may send for a domain, by its own words (RFC 7208). The methods wait for name servers: call
 * them on a virtual thread.
 *
 * @param dns where the records are
 * @param time tells when a check has taken too long
 * @param receiver the name of the host that checks, for the words to those who are refused
 */
public record Spf(Dns dns, InstantSource time, String receiver) {
  /** So many terms of all the records that a check comes to may look something up (§4.6.4). */
  public static final int LOOKUPS_MOST = Limits.LOOKUPS;

  /** So many of them may find nothing (§4.6.4). */
  public static final int VOIDS_MOST = Limits.VOIDS;

  /** Checks in nobody's name (§7.3, the macro r). */
  public Spf(Dns dns, InstantSource time) {
    this(dns, time, "unknown");
  }

  /** May this client send in the name that it gives? (§4) */
  public Verdict checkHost(Client client) {
    return new CheckHost(Deadline.of(dns, time), client, receiver).run();
  }

  /**
   * Follows a domain's record into everything it leads to, whoever sends, without an end before.
   */
  public Tree walk(DomainName domain) {
    return new Walk(Deadline.of(dns, time), domain).run();
  }
}
