package sendwell.tlsrpt;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.FieldRecord;
import sendwell.mail.Domain;
import sendwell.mail.Fields;

/**
 * Where reports about TLS go (RFC 8460 §3).
 *
 * @param destinations {@code mailto:} or {@code https:} URIs, at least one
 */
public record TlsRptRecord(List<String> destinations) {
  /** Where it stands below the domain. */
  public static final String LABELS = "_smtp._tls";

  private static final String VERSION = "v=TLSRPTv1";
  private static final Pattern DESTINATION =
      Pattern.compile("(?i)mailto:[^@\\s]+@[^@\\s]+|https://[^/\\s]+\\S*");

  /** Keeps its own copy. */
  public TlsRptRecord {
    destinations = List.copyOf(destinations);
  }

  /** Looks for a domain's record; waits for name servers. */
  public static FieldRecord<TlsRptRecord> of(Domain domain, Dns dns) {
    return FieldRecord.of(domain, LABELS, VERSION, TlsRptRecord::read, dns);
  }

  private static TlsRptRecord read(Fields fields) {
    List<String> destinations =
        Stream.of(fields.get("rua").split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    if (destinations.isEmpty()) {
      throw new IllegalArgumentException("does not say where reports go (rua)");
    }
    for (String each : destinations) {
      if (!DESTINATION.matcher(each).matches()) {
        throw new IllegalArgumentException(
            "sends reports to " + Fields.quoted(each) + ", which is neither mailto: nor https:");
      }
    }
    return new TlsRptRecord(destinations);
  }

  /** As it is published. */
  public String text() {
    return VERSION + "; rua=" + String.join(",", destinations);
  }
}
