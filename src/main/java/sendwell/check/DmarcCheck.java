package sendwell.check;

import sendwell.dmarc.Discovery;
import sendwell.dns.Dns;
import sendwell.dns.Witness;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

/**
 * Does the domain tell receivers what to do with mail that only pretends to be its own, and whom to
 * tell? (RFC 9989)
 *
 * @param suffixes tell where old receivers look for a record
 */
public record DmarcCheck(PublicSuffixes suffixes) implements Check {
  @Override
  public Aspect aspect() {
    return Aspect.DMARC;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return finding(DmarcSurvey.of(subject, suffixes, witness), witness).shownBy(witness.evidence());
  }

  private static Finding finding(DmarcSurvey survey, Dns dns) {
    Domain domain = survey.subject().domain();
    var missing = new DmarcMissing(domain, survey.own(), dns);
    return switch (survey.discovery()) {
      case Discovery.Unknown(var answer) ->
          Silence.finding(domain, answer, "the DMARC record of " + domain);
      case Discovery.None _ -> missing.finding();
      case Discovery.Found found when !found.record().applies() -> missing.empty(found);
      case Discovery.Found found -> new DmarcJudge(survey, found).finding();
    };
  }
}
