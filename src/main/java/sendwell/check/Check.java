package sendwell.check;

import sendwell.dns.Dns;

/** Looks at one side of a domain. Has no state; may be used by many threads. */
public interface Check {
  /** What it looks at. */
  Aspect aspect();

  /**
   * Looks now. Waits for name servers: call it on a virtual thread.
   *
   * @return the verdict; a fault of the DNS is one (UNKNOWN), not an exception
   */
  Finding run(Subject subject, Dns dns);
}
