package sendwell.check;

/** The answer to every question about a domain whose records are its provider's business. */
final class Managed {
  private Managed() {}

  /** Nothing that the owner of a mailbox there could do better, or at all. */
  static Finding finding(Subject subject) {
    String provider = subject.host().map(Platform::name).orElse("its provider");
    return Finding.pass(
        "managed",
        "managed by " + provider,
        "%s belongs to %s, who look after its records.".formatted(subject.domain(), provider));
  }
}
