package sendwell.check;

import sendwell.spf.Client;
import sendwell.spf.Verdict;

/**
 * What SPF says of one address.
 *
 * @param client the address, in the name of the domain
 * @param source why this address
 * @param verdict what a receiver finds
 */
record SpfTrial(Client client, Source source, Verdict verdict) {
  /** Why an address is tried. */
  enum Source {
    /** Mail was seen to leave from there. */
    SEEN,
    /** Accounts hand their mail over there, so it may leave from there too. */
    ASSUMED,
    /** One of the addresses of the platform that hosts the domain's mail. */
    PLATFORM,
    /** It is as good as any other: nobody can pass. */
    ANY
  }
}
