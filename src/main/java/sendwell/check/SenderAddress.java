package sendwell.check;

import java.util.List;
import java.util.Optional;
import sendwell.check.Subject.Sender;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.mail.NetworkPolicy;

/**
 * An address that a domain's mail leaves from, and whose it is. What is said about an address that
 * a provider shares among all its customers says nothing about any of them.
 */
sealed interface SenderAddress {
  /** The address. */
  Sender sender();

  /** It is the domain's alone. */
  record Own(Sender sender) implements SenderAddress {}

  /** It is the provider's. */
  record Shared(Sender sender, Platform platform) implements SenderAddress {}

  /** It is none of the internet: whatever leaves from there gets another one on its way. */
  record Inner(Sender sender) implements SenderAddress {}

  /** Nobody knows whose it is. */
  record Doubtful(Sender sender, String reason) implements SenderAddress {}

  /** Whose each is; waits for name servers. */
  static List<SenderAddress> of(
      Subject subject, Platforms platforms, NetworkPolicy policy, Dns dns) {
    List<Sender> senders = subject.senders();
    dns.prefetch(
        senders.stream()
            .<Question<?>>map(
                each -> new Question<>(DomainName.reverse(each.address()), RecordType.PTR))
            .toList());
    return senders.stream().map(each -> of(each, platforms, policy, dns)).toList();
  }

  private static SenderAddress of(
      Sender sender, Platforms platforms, NetworkPolicy policy, Dns dns) {
    if (!policy.allows(sender.address())) {
      return new Inner(sender);
    }
    return switch (dns.ptr(sender.address())) {
      case Answer.Failed<DomainName> failed -> new Doubtful(sender, failed.reason());
      case Answer.Absent<DomainName> _ -> new Own(sender);
      case Answer.Found<DomainName>(var names, _) ->
          names.stream()
              .flatMap(name -> relay(sender, name, platforms).stream())
              .findFirst()
              .<SenderAddress>map(platform -> new Shared(sender, platform))
              .orElse(new Own(sender));
    };
  }

  /** A provider names its relays; what it lets to others, it numbers. */
  private static Optional<Platform> relay(Sender sender, DomainName name, Platforms platforms) {
    return platforms
        .owning(name.text())
        .filter(_ -> !GenericName.holds(sender.address(), name.text()));
  }
}
