package sendwell.dnsbl;

import java.net.InetAddress;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/** Whom a list is asked about. */
public sealed interface Entry {
  /** Which kind of list holds such entries. */
  Kind kind();

  /**
   * Where a list under this zone says whether it holds the entry.
   *
   * @throws IllegalArgumentException if the whole is longer than a name may be
   */
  DomainName under(DomainName zone);

  /**
   * An address that mail leaves from.
   *
   * @param confirmed seen in mail that was delivered; otherwise assumed
   */
  record Address(InetAddress address, boolean confirmed) implements Entry {
    @Override
    public Kind kind() {
      return Kind.of(address);
    }

    @Override
    public DomainName under(DomainName zone) {
      return DomainName.reverse(address, zone);
    }

    @Override
    public String toString() {
      return address.getHostAddress();
    }
  }

  /** A domain that appears in mail. */
  record Name(Domain domain) implements Entry {
    @Override
    public Kind kind() {
      return Kind.DOMAIN;
    }

    @Override
    public DomainName under(DomainName zone) {
      return zone.child(domain.name());
    }

    @Override
    public String toString() {
      return domain.name();
    }
  }
}
