package sendwell.dns;

import java.util.HexFormat;
import org.xbill.DNS.TLSARecord;

/**
 * What certificate a service of a host must show (RFC 6698 §2.1).
 *
 * @param usage 0 to 3: which certificate of the chain is meant, and by whose word
 * @param selector 0 the whole certificate, 1 its public key
 * @param matching 0 as it is, 1 its SHA-256, 2 its SHA-512
 * @param data the octets to compare, in hexadecimal
 */
public record Tlsa(int usage, int selector, int matching, String data) {
  static Tlsa of(TLSARecord record) {
    return new Tlsa(
        record.getCertificateUsage(),
        record.getSelector(),
        record.getMatchingType(),
        HexFormat.of().formatHex(record.getCertificateAssociationData()));
  }

  /** As it is written in a zone file (RFC 6698 §2.2). */
  @Override
  public String toString() {
    return usage + " " + selector + " " + matching + " " + data;
  }
}
