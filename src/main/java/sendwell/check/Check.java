package sendwell.check;

import sendwell.dns.Dns;

/** Looks at one side of a domain. Has no state; may be used by many threads. */
public interface Check {
  /** What it looks at. */
  Aspect aspect();

  /**
   * Looks at a domain whose records are its owner's business. Waits for name servers: call it on a
   * virtual thread.
   *
   * @return the verdict; a fault of the DNS is one (UNKNOWN), not an exception
   */
  Finding look(Subject subject, Dns dns);

  /** The same of any domain: those of providers are managed, and need no look. */
  default Finding run(Subject subject, Dns dns) {
    return subject.managed() ? Managed.finding(subject) : look(subject, dns);
  }
}
