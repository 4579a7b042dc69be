package sendwell.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import sendwell.check.Subject.Sender;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;

/**
 * How a sending address is named (RFC 8601 §3, "iprev").
 *
 * @param sender the address
 * @param condition whether the name stands up to a look
 * @param names by which the address calls itself; none if it is unknown or has none
 * @param detail why nothing is known; empty if something is
 */
record ReverseName(Sender sender, Condition condition, List<DomainName> names, String detail) {
  /** Whether a name stands up to a look, worst first. */
  enum Condition {
    /** The address has no name. */
    MISSING("reverse_missing"),
    /** None of the names has the address. */
    MISMATCH("reverse_mismatch"),
    /** Nobody knows. */
    UNKNOWN("dns_failed"),
    /** The name says no more than the address. */
    GENERIC("reverse_generic"),
    /** The name has the address. */
    SOUND("reverse_ok");

    private final String code;

    Condition(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Looks at the names of an address, and at the addresses of the names. */
  static ReverseName of(Sender sender, Dns dns) {
    return switch (dns.ptr(sender.address())) {
      case Answer.Failed<DomainName> failed ->
          new ReverseName(sender, Condition.UNKNOWN, List.of(), failed.reason());
      case Answer.Absent<DomainName> _ -> new ReverseName(sender, Condition.MISSING, List.of(), "");
      case Answer.Found<DomainName>(var names, _) -> confirmed(sender, names, dns);
    };
  }

  /** One name that has the address is enough: receivers look for one. */
  private static ReverseName confirmed(Sender sender, List<DomainName> names, Dns dns) {
    String silence = "";
    for (DomainName name : names) {
      switch (forward(sender.address(), name, dns)) {
        case Answer.Found<InetAddress>(var addresses, _)
            when addresses.contains(sender.address()) -> {
          boolean generic = GenericName.of(sender.address(), name.text());
          return new ReverseName(
              sender, generic ? Condition.GENERIC : Condition.SOUND, List.of(name), "");
        }
        case Answer.Failed<InetAddress> failed -> silence = failed.reason();
        case Answer.Found<InetAddress> _, Answer.Absent<InetAddress> _ -> {}
      }
    }
    return silence.isEmpty()
        ? new ReverseName(sender, Condition.MISMATCH, names, "")
        : new ReverseName(sender, Condition.UNKNOWN, names, silence);
  }

  private static Answer<InetAddress> forward(InetAddress address, DomainName name, Dns dns) {
    return address instanceof Inet4Address ? dns.a(name) : dns.aaaa(name);
  }

  String address() {
    return sender.address().getHostAddress();
  }

  /** The names, with commas between them. */
  String named() {
    return names.stream().map(DomainName::text).collect(Collectors.joining(", "));
  }

  /** A sentence about the address. */
  String words() {
    return switch (condition) {
      case MISSING ->
          "%s has no name: Gmail and others refuse mail from such addresses.".formatted(address());
      case MISMATCH ->
          "%s calls itself %s, which has another address: Gmail and others refuse such mail."
              .formatted(address(), named());
      case UNKNOWN ->
          "The name servers did not say how %s is named (%s). It will be tried again."
              .formatted(address(), detail);
      case GENERIC ->
          "%s is named %s, as providers name all their addresses: to receivers that looks like a computer at somebody's home."
              .formatted(address(), named());
      case SOUND -> "%s is named %s, and the name has that address.".formatted(address(), named());
    };
  }
}
