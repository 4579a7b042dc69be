package sendwell.spf;

import sendwell.mail.Cidr;

/** A way to say which clients are meant (RFC 7208 §5). */
public sealed interface Mechanism {
  /** Everybody (§5.1). */
  record All() implements Mechanism {}

  /** Whoever passes the check of another domain (§5.2). Its name misleads: nothing is included. */
  record Include(MacroString target) implements Mechanism {}

  /**
   * The addresses of a host (§5.3).
   *
   * @param target the host; empty if it is the domain itself
   */
  record A(MacroString target, DualCidr range) implements Mechanism {}

  /**
   * The addresses of the hosts that take a domain's mail (§5.4).
   *
   * @param target the domain; empty if it is the record's own
   */
  record Mx(MacroString target, DualCidr range) implements Mechanism {}

  /**
   * Clients whose name lies in a domain; slow, unreliable, not to be used any more (§5.5).
   *
   * @param target the domain; empty if it is the record's own
   */
  record Ptr(MacroString target) implements Mechanism {}

  /** IPv4 addresses (§5.6). */
  record Ip4(Cidr range) implements Mechanism {}

  /** IPv6 addresses (§5.6). */
  record Ip6(Cidr range) implements Mechanism {}

  /** Everybody, provided that a name, mostly made of the client's address, has an A (§5.7). */
  record Exists(MacroString target) implements Mechanism {}

  /** Whether it counts as one of the ten look-ups that a check may need (§4.6.4). */
  default boolean looksUp() {
    return switch (this) {
      case All _, Ip4 _, Ip6 _ -> false;
      case Include _, A _, Mx _, Ptr _, Exists _ -> true;
    };
  }
}
