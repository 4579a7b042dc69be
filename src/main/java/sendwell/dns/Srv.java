package sendwell.dns;

import java.util.Comparator;
import org.xbill.DNS.SRVRecord;

/**
 * Where a service is offered (RFC 2782).
 *
 * @param priority the lowest is tried first
 * @param weight among equal priorities, the share of the clients
 * @param port the port of the service
 * @param target the host; the root if the service is decidedly not offered
 */
public record Srv(int priority, int weight, int port, DomainName target) {
  // RFC 2782 picks by chance among equal priorities; the heaviest first gives all askers the same.
  static final Comparator<Srv> ORDER =
      Comparator.comparingInt(Srv::priority)
          .thenComparing(Comparator.comparingInt(Srv::weight).reversed())
          .thenComparing(Srv::target);

  static Srv of(SRVRecord record) {
    return new Srv(
        record.getPriority(),
        record.getWeight(),
        record.getPort(),
        DomainName.of(record.getTarget()));
  }

  /** Whether the record says that there is such a service, rather than that there is none. */
  public boolean offered() {
    return !target.isRoot();
  }

  /** As it is written in a zone file (RFC 2782). */
  @Override
  public String toString() {
    return priority + " " + weight + " " + port + " " + target;
  }
}
