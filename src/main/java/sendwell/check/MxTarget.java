package sendwell.check;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.mail.NetworkPolicy;

/**
 * A host that shall take a domain's mail, and whether it can.
 *
 * @param mx as it is published
 * @param condition whether mail reaches it
 * @param host its name; its true one if the published one is an alias
 */
record MxTarget(Mx mx, Condition condition, DomainName host) {
  private static final DomainName VERIFICATION = DomainName.parse("msv1.invalid");

  /** Whether mail reaches a host by this record alone, and what is wrong with it. */
  enum Condition {
    SOUND(true, "", ""),
    ALIAS(true, "mx_alias", "is an alias, which many senders do not follow (RFC 2181 §10.3)"),
    PARTLY_PRIVATE(true, "mx_private", "has an address, among others, that nobody can reach"),
    DUPLICATE(false, "mx_duplicate", "is published twice"),
    DEAD(false, "mx_dead", "has no address"),
    PRIVATE(false, "mx_private", "has no address that others can reach"),
    LITERAL(false, "mx_literal", "is an address: a mail host must be named (RFC 5321 §5.1)"),
    NULL(
        false,
        "mx_null_mixed",
        "declares that the domain takes no mail, which the other records deny (RFC 7505 §3)"),
    VERIFICATION(false, "mx_verification", "only proves to Microsoft whose the domain is"),
    UNKNOWN(false, "", "");

    private final boolean usable;
    private final String code;
    private final String words;

    Condition(boolean usable, String code, String words) {
      this.usable = usable;
      this.code = code;
      this.words = words;
    }

    boolean usable() {
      return usable;
    }

    /** Whether there is something wrong with it. */
    boolean faulty() {
      return !code.isEmpty();
    }

    String code() {
      return code;
    }

    /** A clause about the host. */
    String words() {
      return words;
    }
  }

  /** Looks at each; waits for name servers. */
  static List<MxTarget> of(List<Mx> hosts, NetworkPolicy policy, Dns dns) {
    dns.prefetch(
        hosts.stream()
            .filter(host -> !host.isNull())
            .<Question<?>>mapMulti(
                (host, ask) -> {
                  ask.accept(new Question<>(host.exchange(), RecordType.A));
                  ask.accept(new Question<>(host.exchange(), RecordType.AAAA));
                })
            .toList());
    var seen = new HashSet<DomainName>();
    return hosts.stream()
        .map(
            mx ->
                seen.add(mx.exchange())
                    ? of(mx, policy, dns)
                    : new MxTarget(mx, Condition.DUPLICATE, mx.exchange()))
        .toList();
  }

  private static MxTarget of(Mx mx, NetworkPolicy policy, Dns dns) {
    DomainName host = mx.exchange();
    if (mx.isNull()) {
      return new MxTarget(mx, Condition.NULL, host);
    }
    if (host.within(VERIFICATION)) {
      return new MxTarget(mx, Condition.VERIFICATION, host);
    }
    if (host.text().matches("[0-9.]+|.*:.*")) {
      return new MxTarget(mx, Condition.LITERAL, host);
    }
    return switch (dns.addresses(host)) {
      case Answer.Failed<InetAddress> _ -> new MxTarget(mx, Condition.UNKNOWN, host);
      case Answer.Absent<InetAddress> _ -> new MxTarget(mx, Condition.DEAD, host);
      case Answer.Found<InetAddress>(var addresses, var trace) ->
          trace.aliases().isEmpty()
              ? new MxTarget(mx, reach(addresses, policy), host)
              : new MxTarget(mx, alias(addresses, policy), trace.aliases().getLast());
    };
  }

  private static Condition alias(List<InetAddress> addresses, NetworkPolicy policy) {
    Condition reach = reach(addresses, policy);
    return reach.usable() ? Condition.ALIAS : reach;
  }

  private static Condition reach(List<InetAddress> addresses, NetworkPolicy policy) {
    long open = addresses.stream().filter(policy::allows).count();
    if (open == addresses.size()) {
      return Condition.SOUND;
    }
    return open == 0 ? Condition.PRIVATE : Condition.PARTLY_PRIVATE;
  }
}
