package sendwell.check;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Tlsa;
import sendwell.dns.Witness;
import sendwell.mail.Domain;

/**
 * Do the domain's mail hosts say in the DNS by which certificates they are known? (RFC 7672) Only
 * signed records count. Nobody has to; so a fault is a warning at most.
 */
public record DaneCheck() implements Check {
  private static final double FLAWED = 0.6;

  /** What a mail host says about itself. */
  private enum Claim {
    /** Something whose signature is wrong: senders that look for it deliver nothing there. */
    BOGUS,
    /** Which certificate it has, and senders may rely on it. */
    SIGNED,
    /** The same, but anybody could have said it. */
    UNSIGNED,
    /** Something in a form that does not count for mail. */
    UNUSABLE,
    /** Nothing. */
    NONE,
    /** Nobody knows. */
    UNKNOWN
  }

  private record Host(DomainName name, Claim claim) {}

  @Override
  public Aspect aspect() {
    return Aspect.DANE;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    return judge(subject.domain(), witness).shownBy(witness.evidence());
  }

  private static Finding judge(Domain domain, Dns dns) {
    return switch (dns.mx(DomainName.of(domain))) {
      case Answer.Failed<Mx> failed ->
          Silence.finding(domain, failed, "the MX records of " + domain);
      case Answer.Absent<Mx> _ -> absent(domain);
      case Answer.Found<Mx>(var hosts, var trace) ->
          judge(domain, hosts(hosts, trace.authenticated(), dns));
    };
  }

  private static List<Host> hosts(List<Mx> hosts, boolean signed, Dns dns) {
    List<DomainName> names =
        hosts.stream().filter(mx -> !mx.isNull()).map(Mx::exchange).distinct().toList();
    dns.prefetch(
        names.stream()
            .flatMap(DaneCheck::service)
            .<Question<?>>map(service -> new Question<>(service, RecordType.TLSA))
            .toList());
    return names.stream().map(name -> new Host(name, claim(name, signed, dns))).toList();
  }

  /** Where its claim stands (RFC 7672 §3); nowhere if that name is too long for the DNS. */
  private static Stream<DomainName> service(DomainName host) {
    try {
      return Stream.of(host.child("_25._tcp"));
    } catch (IllegalArgumentException e) {
      return Stream.empty();
    }
  }

  private static Claim claim(DomainName host, boolean signed, Dns dns) {
    return service(host)
        .findFirst()
        .map(service -> claim(host, dns.tlsa(service), signed, dns))
        .orElse(Claim.NONE);
  }

  private static Claim claim(DomainName host, Answer<Tlsa> answer, boolean signed, Dns dns) {
    return switch (answer) {
      case Answer.Failed<Tlsa>(var fault, _) ->
          fault == Fault.DNSSEC_BOGUS ? Claim.BOGUS : Claim.UNKNOWN;
      case Answer.Absent<Tlsa> _ -> Claim.NONE;
      case Answer.Found<Tlsa>(var records, _) when records.stream().noneMatch(DaneCheck::usable) ->
          Claim.UNUSABLE;
      case Answer.Found<Tlsa>(_, var trace) ->
          signed && trace.authenticated() ? addressed(host, dns) : Claim.UNSIGNED;
    };
  }

  /** Senders look for the claim only if the addresses of the host are signed (RFC 7672 §2.2.2). */
  private static Claim addressed(DomainName host, Dns dns) {
    Answer<InetAddress> addresses = dns.addresses(host);
    if (addresses instanceof Answer.Failed<InetAddress>) {
      return Claim.UNKNOWN;
    }
    return addresses.trace().authenticated() ? Claim.SIGNED : Claim.UNSIGNED;
  }

  /** Only the usages DANE-TA and DANE-EE count for mail (RFC 7672 §3.1.3). */
  private static boolean usable(Tlsa record) {
    return record.usage() == 2 || record.usage() == 3;
  }

  private static Finding judge(Domain domain, List<Host> hosts) {
    List<Host> bogus = with(Claim.BOGUS, hosts);
    List<Host> unknown = with(Claim.UNKNOWN, hosts);
    List<Host> unusable = with(Claim.UNUSABLE, hosts);
    List<Host> unsigned = with(Claim.UNSIGNED, hosts);
    List<Host> none = with(Claim.NONE, hosts);
    if (!bogus.isEmpty()) {
      return flawed(
          "dane_bogus",
          "The signatures of the TLSA records of %s are wrong: senders that look for them deliver nothing there."
              .formatted(names(bogus)),
          "Have the DNS host of %s sign its domain again, or remove the TLSA records."
              .formatted(names(bogus)));
    }
    if (!unknown.isEmpty()) {
      return Finding.unknown(
          "dane_unknown",
          "",
          "The name servers did not say by which certificates %s is known. It will be tried again."
              .formatted(names(unknown)));
    }
    if (none.size() == hosts.size()) {
      return absent(domain);
    }
    if (!unusable.isEmpty()) {
      return flawed(
          "dane_unusable",
          "The TLSA records of %s have a usage that senders of mail ignore."
              .formatted(names(unusable)),
          publish(unusable));
    }
    if (!unsigned.isEmpty()) {
      return flawed(
          "dane_unsigned",
          "%s has TLSA records that are not signed all the way from %s: senders ignore them."
              .formatted(names(unsigned), domain),
          "Switch DNSSEC on for %s and for the domains of its mail hosts, or remove the TLSA records."
              .formatted(domain));
    }
    return none.isEmpty()
        ? Finding.pass(
            "dane_ok",
            names(hosts),
            "Every mail host of %s says by which certificate it is known.".formatted(domain))
        : flawed(
            "dane_partial",
            "%s does not say by which certificate it is known, and the other mail hosts do."
                .formatted(names(none)),
            publish(none));
  }

  /** Which bytes, only the host knows. */
  private static String publish(List<Host> hosts) {
    return hosts.stream()
        .map(host -> "\"_25._tcp.%s TLSA 3 1 1 <SHA-256>\"".formatted(host.name()))
        .collect(
            Collectors.joining(
                ", ", "Publish ", ", with the SHA-256 of the public key of its certificate."));
  }

  private static Finding flawed(String code, String description, String remedy) {
    return Finding.warn(FLAWED, code, "TLSA", description).fixedBy(Fix.words(remedy));
  }

  private static Finding absent(Domain domain) {
    return Finding.notApplicable(
        "dane_absent",
        "not used",
        "The mail hosts of %s do not say in the DNS by which certificates they are known. They need not."
            .formatted(domain));
  }

  private static List<Host> with(Claim claim, List<Host> hosts) {
    return hosts.stream().filter(host -> host.claim() == claim).toList();
  }

  private static String names(List<Host> hosts) {
    return hosts.stream().map(host -> host.name().text()).collect(Collectors.joining(", "));
  }
}
