package sendwell.check;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.mail.Domain;
import sendwell.spf.Client;
import sendwell.spf.Published;
import sendwell.spf.Record;
import sendwell.spf.Spf;
import sendwell.spf.Tree;

/**
 * All that is to be known about a domain's SPF before it is judged.
 *
 * @param subject whose mail it is about
 * @param tree the record and all it leads to
 * @param trials what it says of the addresses that mail leaves from
 * @param probe an address of the platform, if that had to be found and could be
 * @param texts the other texts of the domain
 */
record SpfSurvey(
    Subject subject, Tree tree, List<SpfTrial> trials, SpfProbe probe, List<String> texts) {
  /** An address for examples (RFC 5737): where nobody can pass, it cannot either. */
  private static final InetAddress ANY = InetAddress.ofLiteral("192.0.2.1");

  static SpfSurvey of(Subject subject, Dns dns, InstantSource time) {
    var name = DomainName.of(subject.returnPath());
    var spf = new Spf(dns, time);
    Tree tree = spf.walk(name);
    SpfProbe probe = SpfProbe.NONE;
    List<SpfTrial> trials = List.of();
    if (tree.record().filter(Record::isValid).isPresent()) {
      probe = subject.senders().isEmpty() ? probe(subject, spf) : SpfProbe.NONE;
      trials = trials(subject, tree, probe, spf);
    }
    List<String> texts =
        dns.txt(name).recordsOrNone().stream()
            .map(Txt::text)
            .filter(text -> !Record.isSpf(text))
            .toList();
    return new SpfSurvey(subject, tree, trials, probe, texts);
  }

  private static SpfProbe probe(Subject subject, Spf spf) {
    return platformRecord(subject)
        .map(record -> SpfProbe.of(spf.walk(DomainName.parse(record))))
        .orElse(SpfProbe.NONE);
  }

  private static List<SpfTrial> trials(Subject subject, Tree tree, SpfProbe probe, Spf spf) {
    if (!subject.senders().isEmpty()) {
      return subject.senders().stream()
          .map(
              sender ->
                  trial(
                      subject,
                      sender.address(),
                      sender.confirmed() ? SpfTrial.Source.SEEN : SpfTrial.Source.ASSUMED,
                      spf))
          .toList();
    }
    if (!tree.admitsAnybody()) {
      return List.of(trial(subject, ANY, SpfTrial.Source.ANY, spf));
    }
    return probe.address().stream()
        .map(address -> trial(subject, address, SpfTrial.Source.PLATFORM, spf))
        .toList();
  }

  private static SpfTrial trial(
      Subject subject, InetAddress address, SpfTrial.Source source, Spf spf) {
    Client client = client(address, subject.returnPath().name());
    return new SpfTrial(client, source, spf.checkHost(client));
  }

  /** A client that sends in the name of a domain, nobody in particular. */
  static Client client(InetAddress address, String domain) {
    return new Client(address, domain, "postmaster@" + domain);
  }

  /** The domain of the record that the platform's customers include. */
  static Optional<String> platformRecord(Subject subject) {
    return subject.host().map(Platform::spf).filter(record -> !record.isEmpty());
  }

  /** Who hosts the domain's mail, by name. */
  String platform() {
    return subject.host().map(Platform::name).orElse("the provider");
  }

  /** The domain whose record it is, as people read it. */
  String domain() {
    return subject.returnPath().name();
  }

  /** What stands there. */
  String value() {
    return switch (tree.published()) {
      case Published.One(var record) -> record.text();
      case Published.Several(var records) ->
          String.join(" | ", records.stream().map(Record::text).toList());
      case Published.None _, Published.Unknown _ -> "";
    };
  }

  /** Whether a policy of Sender ID, which is no more, is published too. */
  boolean hasSenderId() {
    return texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).startsWith("spf2.0/"));
  }

  /** Texts that somebody may have meant for a record. */
  List<String> lookalikes() {
    return texts.stream()
        .filter(text -> text.toLowerCase(Locale.ROOT).matches("[\\s\"']*v?\\s*=?\\s*spf1?\\b.*"))
        .toList();
  }

  /** Whether the record is the user's to change, and not that of a service that sends for them. */
  boolean isOurs() {
    return related(subject.domain(), subject.returnPath());
  }

  /** Whether mail is signed in the domain's name, so that DMARC passes without SPF. */
  boolean isSigned() {
    return subject.selectors().stream().anyMatch(key -> related(subject.domain(), key.domain()));
  }

  private static boolean related(Domain one, Domain other) {
    return one.within(other.name()) || other.within(one.name());
  }
}
