package sendwell.check;

import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.dns.Witness;
import sendwell.mail.Domain;

/**
 * Are the domain's records signed, and are the signatures right? (RFC 4033) The name server looks
 * at them (RFC 4035 §3.2.3); whether it does at all is told by the root, which is signed. Nobody
 * has to sign; but wrong signatures make a domain vanish.
 */
public record DnssecCheck() implements Check {
  @Override
  public Aspect aspect() {
    return Aspect.DNSSEC;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return judge(subject.domain(), witness).shownBy(witness.evidence());
  }

  private static Finding judge(Domain domain, Dns dns) {
    Answer<Txt> answer = dns.txt(DomainName.of(domain));
    if (answer instanceof Answer.Failed<Txt> failed) {
      return Silence.finding(domain, failed, "the records of " + domain);
    }
    if (answer.trace().authenticated()) {
      return Finding.pass("dnssec_ok", "signed", "The records of %s are signed.".formatted(domain));
    }
    return dns.txt(DomainName.ROOT).trace().authenticated() ? unsigned(domain) : unknown(domain);
  }

  private static Finding unsigned(Domain domain) {
    return Finding.notApplicable(
            "dnssec_absent",
            "not used",
            "The records of %s are not signed. They need not be.".formatted(domain))
        .fixedBy(
            Fix.words(
                "Switch DNSSEC on at the DNS host of %s, and publish the DS record it shows at the registrar."
                    .formatted(domain)));
  }

  private static Finding unknown(Domain domain) {
    return Finding.unknown(
        "dnssec_unknown",
        "not looked at",
        "The name server in use does not look at signatures; whether %s has any is not known."
            .formatted(domain));
  }
}
