package sendwell.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import sendwell.check.Finding.Remark;
import sendwell.check.ReverseName.Condition;
import sendwell.check.SenderAddress.Doubtful;
import sendwell.check.SenderAddress.Own;
import sendwell.check.SenderAddress.Shared;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Witness;
import sendwell.mail.Domain;
import sendwell.mail.NetworkPolicy;

/**
 * Has each address that is the domain's own a name, and the name that address? (RFC 8601 §3)
 *
 * @param platforms look after the names of their addresses themselves
 * @param policy which addresses are of the internet
 */
public record ReverseDnsCheck(Platforms platforms, NetworkPolicy policy) implements Check {
  private static final double FLAWED = 0.6;

  @Override
  public Aspect aspect() {
    return Aspect.REVERSE_DNS;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    var witness = new Witness(dns);
    List<SenderAddress> senders = SenderAddress.of(subject, platforms, policy, witness);
    List<ReverseName> names =
        senders.stream()
            .filter(Own.class::isInstance)
            .map(own -> ReverseName.of(own.sender(), witness))
            .sorted(Comparator.comparing(ReverseName::condition))
            .toList();
    Finding finding =
        names.isEmpty() || noneIsBadAndOneDoubtful(names, senders)
            ? withoutNames(subject, senders)
            : judge(subject.domain(), names, witness);
    return finding.shownBy(witness.evidence());
  }

  private static boolean noneIsBadAndOneDoubtful(
      List<ReverseName> names, List<SenderAddress> senders) {
    return names.getFirst().condition().compareTo(Condition.UNKNOWN) >= 0
        && senders.stream().anyMatch(Doubtful.class::isInstance);
  }

  private static Finding withoutNames(Subject subject, List<SenderAddress> senders) {
    for (SenderAddress each : senders) {
      if (each instanceof Doubtful(var sender, var reason)) {
        return Finding.unknown(
            "dns_failed",
            reason,
            "The name servers did not say how %s is named (%s). It will be tried again."
                .formatted(sender.address().getHostAddress(), reason));
      }
    }
    return senders.stream()
        .<Platform>mapMulti(
            (each, platform) -> {
              if (each instanceof Shared(_, var owner)) {
                platform.accept(owner);
              }
            })
        .findFirst()
        .or(subject::host)
        .map(platform -> shared(subject.domain(), platform))
        .orElseGet(() -> senderUnknown(subject.domain()));
  }

  private static Finding shared(Domain domain, Platform platform) {
    return Finding.notApplicable(
        "shared_relay",
        "by " + platform.name(),
        "The mail of %s leaves from addresses of %s, who look after their names."
            .formatted(domain, platform.name()));
  }

  private static Finding senderUnknown(Domain domain) {
    return Finding.unknown(
        "sender_unknown",
        "",
        "From which address the mail of %s leaves is not known yet; a message that arrives in another of your mailboxes will tell."
            .formatted(domain));
  }

  private static Finding judge(Domain domain, List<ReverseName> names, Dns dns) {
    ReverseName worst = names.getFirst();
    Finding finding =
        switch (worst.condition()) {
          case MISSING, MISMATCH ->
              worst.sender().confirmed()
                  ? Finding.fail(worst.condition().code(), value(names), worst.words())
                  : Finding.warn(FLAWED, worst.condition().code(), value(names), worst.words());
          case UNKNOWN -> Finding.unknown(worst.condition().code(), worst.detail(), worst.words());
          case GENERIC ->
              Finding.warn(FLAWED, worst.condition().code(), value(names), worst.words());
          case SOUND -> Finding.pass(worst.condition().code(), value(names), worst.words());
        };
    return mended(finding, domain, worst, dns)
        .as(worst.sender().confirmed() ? Confidence.CONFIRMED : Confidence.ASSUMED)
        .remarking(names.stream().skip(1).map(ReverseDnsCheck::remark).toList());
  }

  private static String value(List<ReverseName> names) {
    return names.stream()
        .map(each -> each.names().isEmpty() ? each.address() + " has no name" : each.named())
        .collect(Collectors.joining(", "));
  }

  private static Remark remark(ReverseName name) {
    State state =
        switch (name.condition()) {
          case MISSING, MISMATCH -> name.sender().confirmed() ? State.FAIL : State.WARN;
          case UNKNOWN -> State.UNKNOWN;
          case GENERIC -> State.WARN;
          case SOUND -> State.PASS;
        };
    return new Remark(state, name.condition().code(), name.words());
  }

  private static Finding mended(Finding finding, Domain domain, ReverseName worst, Dns dns) {
    return switch (worst.condition()) {
      case MISSING, GENERIC -> finding.fixedBy(rename(domain, worst, dns));
      case MISMATCH -> finding.fixedBy(readdress(worst));
      case UNKNOWN, SOUND -> finding;
    };
  }

  /** The reverse name is set by whoever gave the address away, and must have that address. */
  private static Fix rename(Domain domain, ReverseName worst, Dns dns) {
    InetAddress address = worst.sender().address();
    var mail = DomainName.of(domain).child("mail");
    String ask =
        "Have the provider of %s set its reverse name to %s.".formatted(worst.address(), mail);
    boolean ready =
        dns.addresses(mail) instanceof Answer.Found<InetAddress>(var addresses, _)
            && addresses.contains(address);
    return ready
        ? Fix.publish(ask, DomainName.reverse(address).text(), "PTR", mail.text())
        : Fix.words("Publish \"%s %s %s\". ".formatted(mail, type(address), worst.address()) + ask);
  }

  private static Fix readdress(ReverseName worst) {
    InetAddress address = worst.sender().address();
    String name = worst.names().getFirst().text();
    return Fix.publish(
        "Publish the address of %s, or have the provider of %s name it as the host that has it."
            .formatted(name, worst.address()),
        name,
        type(address),
        worst.address());
  }

  private static String type(InetAddress address) {
    return address instanceof Inet4Address ? "A" : "AAAA";
  }
}
