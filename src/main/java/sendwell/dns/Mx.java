package sendwell.dns;

import java.util.Comparator;
import org.xbill.DNS.MXRecord;

/**
 * A host that takes mail for a domain (RFC 1035 §3.3.9).
 *
 * @param preference the lowest is tried first (RFC 5321 §5.1)
 * @param exchange its name; the root in the null MX
 */
public record Mx(int preference, DomainName exchange) {
  static final Comparator<Mx> ORDER =
      Comparator.comparingInt(Mx::preference).thenComparing(Mx::exchange);

  static Mx of(MXRecord record) {
    return new Mx(record.getPriority(), DomainName.of(record.getTarget()));
  }

  /** The domain declares that it accepts no mail (RFC 7505 §3). */
  public boolean isNull() {
    return exchange.isRoot();
  }

  /** As it is written in a zone file (RFC 1035 §5.3). */
  @Override
  public String toString() {
    return preference + " " + exchange;
  }
}
