package sendwell.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * A type of record that Sendwell asks for, and how it is read.
 *
 * @param <T> what one such record says
 */
public final class RecordType<T> {
  /** IPv4 addresses of a host (RFC 1035 §3.4.1). */
  public static final RecordType<InetAddress> A =
      new RecordType<>(
          Type.A, ARecord.class, RecordType::address, null, InetAddress::getHostAddress);

  /** IPv6 addresses of a host (RFC 3596 §2.1). */
  public static final RecordType<InetAddress> AAAA =
      new RecordType<>(
          Type.AAAA, AAAARecord.class, RecordType::address, null, InetAddress::getHostAddress);

  /** Hosts that take a domain's mail, lowest preference first (RFC 1035 §3.3.9). */
  public static final RecordType<Mx> MX =
      new RecordType<>(Type.MX, MXRecord.class, Mx::of, Mx.ORDER, Mx::toString);

  /** Texts of a name (RFC 1035 §3.3.14). */
  public static final RecordType<Txt> TXT =
      new RecordType<>(Type.TXT, TXTRecord.class, Txt::of, null, Txt::toString);

  /** Names of an address (RFC 1035 §3.3.12). */
  public static final RecordType<DomainName> PTR =
      new RecordType<>(
          Type.PTR,
          PTRRecord.class,
          record -> DomainName.of(record.getTarget()),
          null,
          DomainName::text);

  /** Where a service is offered, lowest priority first, heaviest first within it (RFC 2782). */
  public static final RecordType<Srv> SRV =
      new RecordType<>(Type.SRV, SRVRecord.class, Srv::of, Srv.ORDER, Srv::toString);

  /** Certificates that a service of a host must show (RFC 6698 §2). */
  public static final RecordType<Tlsa> TLSA =
      new RecordType<>(Type.TLSA, TLSARecord.class, Tlsa::of, null, Tlsa::toString);

  private final int number;
  private final String name;
  private final Comparator<T> order;
  private final Function<Record, T> read;
  private final Function<T, String> text;

  private <R extends Record> RecordType(
      int number,
      Class<R> form,
      Function<R, T> read,
      Comparator<T> order,
      Function<T, String> text) {
    this.number = number;
    this.name = Type.string(number);
    this.order = order;
    this.read = record -> read.apply(form.cast(record));
    this.text = text;
  }

  // The library's own way writes the name of the host out for each of its addresses.
  private static InetAddress address(Record record) {
    try {
      return InetAddress.getByAddress(record.rdataToWireCanonical());
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // only for addresses of a wrong length
    }
  }

  /** Its number (RFC 1035 §3.2.2). */
  int number() {
    return number;
  }

  /**
   * What such records say, in the order of their meaning or, where it means nothing, as they came.
   */
  List<T> read(List<Record> records) {
    if (records.size() == 1) {
      return List.of(read.apply(records.getFirst()));
    }
    var all = records.stream().map(read);
    return (order == null ? all : all.sorted(order)).toList();
  }

  /** One record as it is written in a zone file. */
  String text(T record) {
    return text.apply(record);
  }

  @Override
  public String toString() {
    return name;
  }
}
