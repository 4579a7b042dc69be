package sendwell.mail;

import java.net.InetAddress;

/**
 * Turns a host that a user named into the one address to connect to. Resolved once: the address
 * that was checked is the address that is dialled, so a name cannot change between the two (DNS
 * rebinding).
 */
public interface Hosts {
  /** What became of looking up a host. */
  sealed interface Resolved {
    /**
     * The address to dial.
     *
     * @param address carries the host name too, for TLS
     */
    record At(InetAddress address) implements Resolved {}

    /**
     * The host cannot be reached.
     *
     * @param fault host not found, DNS failed, or the address is not allowed
     */
    record Nowhere(ServerFault fault) implements Resolved {}
  }

  /** Looks the host up; waits for the name server, so call it on a virtual thread. */
  Resolved resolve(String host);
}
