package sendwell.check;

import sendwell.dns.Answer;
import sendwell.dns.Fault;
import sendwell.mail.Domain;

/** What to make of it when the DNS says nothing. */
final class Silence {
  private Silence() {}

  /**
   * Nobody knows; but if the domain's signatures are wrong, it is known that no validating receiver
   * will see any of its records (RFC 4035 §5.5).
   *
   * @param what was asked for: {@code the MX records of example.com}
   */
  static Finding finding(Domain domain, Answer.Failed<?> failed, String what) {
    return finding(domain, failed.fault(), failed.reason(), what);
  }

  /** The same, of a failure whose answer is no longer at hand. */
  static Finding finding(Domain domain, Fault fault, String reason, String what) {
    return fault == Fault.DNSSEC_BOGUS
        ? bogus(domain)
        : Finding.unknown(
            "dns_failed",
            reason,
            "The name servers did not give %s (%s). It will be tried again."
                .formatted(what, reason));
  }

  private static Finding bogus(Domain domain) {
    return Finding.fail(
            "dnssec_broken",
            "DNSSEC broken",
            "The signatures of %s are wrong: receivers who check them cannot see its records."
                .formatted(domain))
        .fixedBy(
            Fix.words(
                "Have the DNS host of %s sign the domain again, or remove its DS record at the registrar."
                    .formatted(domain)));
  }
}
