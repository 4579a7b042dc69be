package sendwell.check;

import java.util.List;
import sendwell.dkim.DkimKey;
import sendwell.dkim.KeyLookup;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/**
 * A key as a receiver would find it.
 *
 * @param name where it should be
 * @param lookup what is there
 * @param flaws what is wrong with it, the worst first
 */
record DkimKeyView(DomainName name, KeyLookup lookup, List<Flaw> flaws) {
  static DkimKeyView at(DomainName name, Domain domain, String help, Dns dns) {
    KeyLookup lookup = KeyLookup.at(name, dns);
    return new DkimKeyView(name, lookup, new DkimKeyFlaws(domain, name, help).of(lookup));
  }

  /** Whether receivers can verify mail with it. */
  boolean usable() {
    return flaws.stream().allMatch(flaw -> flaw.state() == State.WARN);
  }

  /** Whether nobody knows. */
  boolean unknown() {
    return flaws.stream().anyMatch(flaw -> flaw.state() == State.UNKNOWN);
  }

  /** Whether there is nothing at all, not even an alias. */
  boolean absent() {
    return lookup instanceof KeyLookup.Missing && lookup.aliases().isEmpty();
  }

  /** Whether it has been withdrawn. */
  boolean revoked() {
    return lookup instanceof KeyLookup.Found(var record, _, _) && record.revoked();
  }

  /** Whether it is of a kind that not every receiver knows (RFC 8463). */
  boolean modern() {
    return lookup instanceof KeyLookup.Found(var record, _, _)
        && record.key() instanceof DkimKey.Ed25519;
  }

  /** Which key it is, in a few words. */
  String value() {
    return lookup instanceof KeyLookup.Found(var record, _, _) && !record.revoked()
        ? "%s %s-%d".formatted(name, record.type(), record.key().bits())
        : name.text();
  }

  /** Whether the same is published there, whatever the names are. */
  boolean says(DkimKeyView other) {
    return content(lookup).equals(content(other.lookup));
  }

  private static Object content(KeyLookup lookup) {
    return switch (lookup) {
      case KeyLookup.Found found -> found.record();
      case KeyLookup.Malformed malformed -> malformed.text();
      case KeyLookup.Several several -> several.records();
      case KeyLookup.Missing missing -> missing.aliases();
      case KeyLookup.Unknown unknown -> unknown.answer().reason();
    };
  }
}
