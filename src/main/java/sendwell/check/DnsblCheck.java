package sendwell.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.Evidence;
import sendwell.dns.Witness;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.Entry;
import sendwell.dnsbl.Standing;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;
import sendwell.mail.PublicSuffixes;

/**
 * Is the domain on a blacklist, or an address that is its alone? (RFC 5782)
 *
 * @param dnsbl asks the lists
 * @param suffixes tell which domain is the registered one
 * @param platforms share their addresses among their customers: those are not looked up
 * @param policy which addresses are of the internet
 */
public record DnsblCheck(
    Dnsbl dnsbl, PublicSuffixes suffixes, Platforms platforms, NetworkPolicy policy)
    implements Check {
  @Override
  public Aspect aspect() {
    return Aspect.DNSBL;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    List<SenderAddress> senders = SenderAddress.of(subject, platforms, policy, witness);
    List<Standing> standings = dnsbl.look(entries(subject, senders), dns);
    var evidence = new ArrayList<Evidence>(witness.evidence());
    standings.forEach(standing -> evidence.addAll(standing.evidence()));
    var coverage = BlacklistCoverage.of(dnsbl.lists(), standings, senders);
    return new DnsblVerdict(subject.domain(), BlacklistHit.in(standings), coverage)
        .finding()
        .remarking(new BlacklistRemarks(subject, senders, coverage).all())
        .unheard(coverage.silent())
        .shownBy(evidence);
  }

  private List<Entry> entries(Subject subject, List<SenderAddress> senders) {
    var entries = new ArrayList<Entry>();
    names(subject).forEach(name -> entries.add(new Entry.Name(name)));
    for (SenderAddress each : senders) {
      if (each instanceof SenderAddress.Own(var sender)) {
        entries.add(new Entry.Address(sender.address(), sender.confirmed()));
      }
    }
    return entries;
  }

  /** The domains that stand in its mail, but for those that a provider puts into everybody's. */
  private Set<Domain> names(Subject subject) {
    var names = new LinkedHashSet<Domain>();
    addWithRegistered(subject.domain(), names);
    Stream.concat(
            Stream.of(subject.returnPath()),
            subject.selectors().stream().map(Subject.Selector::domain))
        .filter(name -> platforms.owning(name.name()).isEmpty())
        .forEach(name -> addWithRegistered(name, names));
    return names;
  }

  private void addWithRegistered(Domain name, Set<Domain> names) {
    names.add(name);
    suffixes.registrable(name).ifPresent(names::add);
  }
}
