package sendwell.check;

import java.util.random.RandomGenerator;
import sendwell.dmarc.Identifiers;
import sendwell.dns.Dns;
import sendwell.dns.Witness;
import sendwell.mail.PublicSuffixes;

/**
 * Is the domain's mail signed by keys that receivers accept? (RFC 6376, RFC 8301)
 *
 * <p>Mail that was seen tells which keys are in use; without it the usual ones are looked for, and
 * a key that was found is not yet one that is used.
 *
 * @param suffixes tell what one organization is where DMARC does not
 * @param random makes names that nobody has published; any number of threads may use it
 */
public record DkimCheck(PublicSuffixes suffixes, RandomGenerator random) implements Check {
  private static final String HELP =
      "Have the mail server sign with an RSA key of 2048 bits for %s, and publish the TXT record"
          + " <selector>._domainkey.%s that it shows.";

  @Override
  public Aspect aspect() {
    return Aspect.DKIM;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    String help = help(subject);
    Finding finding =
        subject.selectors().isEmpty()
            ? new DkimSearch(subject, help, witness, random).finding()
            : new DkimSeen(subject, new Identifiers(witness, suffixes), help, witness).finding();
    return finding.shownBy(witness.evidence());
  }

  private static String help(Subject subject) {
    return subject
        .host()
        .map(Platform::dkimHelp)
        .filter(words -> !words.isEmpty())
        .orElseGet(() -> HELP.formatted(subject.domain(), subject.domain()));
  }
}
