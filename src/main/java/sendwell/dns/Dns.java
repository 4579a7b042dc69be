package sendwell.dns;

import java.net.InetAddress;
import sendwell.mail.Domain;

/** Questions to the DNS. The methods wait for name servers: call them on a virtual thread. */
public interface Dns {
  /** The hosts that take the domain's mail, lowest preference first. */
  Answer<Mx> mx(Domain domain);

  /**
   * Where a service is offered, lowest priority first and greatest weight first within it.
   *
   * @param name service, protocol and domain: {@code _imaps._tcp.example.com}
   */
  Answer<Srv> srv(Domain name);

  /** The addresses of a host, aliases followed (RFC 1034 §3.6.2): IPv4 first, then IPv6. */
  Answer<InetAddress> addresses(Domain host);
}
