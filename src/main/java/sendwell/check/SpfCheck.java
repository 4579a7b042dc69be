package sendwell.check;

import java.time.InstantSource;
import java.util.Optional;
import sendwell.dns.Dns;
import sendwell.dns.Witness;
import sendwell.spf.Deadline;

/**
 * May the hosts that send the domain's mail do so, and nobody else? (RFC 7208)
 *
 * <p>It looks at the record of the Return-Path's domain in two ways: as a receiver would, for every
 * address that mail leaves from, and whoever sends, to see what it costs at worst. Where no address
 * is known but the platform is, one of the platform's addresses stands for it. A fix is offered
 * only if this check finds nothing wrong with it. All in all it takes no longer than one receiver
 * would wait.
 *
 * @param time tells when a look has taken too long
 */
public record SpfCheck(InstantSource time) implements Check {
  @Override
  public Aspect aspect() {
    return Aspect.SPF;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    Dns inTime = Deadline.of(dns, time);
    var witness = new Witness(inTime);
    SpfSurvey survey = SpfSurvey.of(subject, witness, time);
    Finding finding = SpfJudge.of(survey).shownBy(witness.evidence());
    Optional<Fix> fix = new SpfRemedy(survey, inTime, time).against(finding);
    return fix.map(finding::fixedBy).orElse(finding);
  }
}
