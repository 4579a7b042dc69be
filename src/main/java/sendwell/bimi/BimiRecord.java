package sendwell.bimi;

import java.util.regex.Pattern;
import sendwell.dns.Dns;
import sendwell.dns.FieldRecord;
import sendwell.mail.Domain;
import sendwell.mail.Fields;

/**
 * Which logo a domain's mail is shown with (draft-brand-indicators-for-message-identification §4).
 *
 * @param logo where it is ({@code l=}); empty if the domain declines to have one
 * @param certificate what says whose it is ({@code a=}); empty if there is none
 */
public record BimiRecord(String logo, String certificate) {
  /** Where it stands below the domain, for the selector that counts unless mail names another. */
  public static final String LABELS = "default._bimi";

  private static final String VERSION = "v=BIMI1";
  private static final Pattern HTTPS = Pattern.compile("(?i)https://[^/\\s]+/\\S+");

  /** Looks for a domain's record; waits for name servers. */
  public static FieldRecord<BimiRecord> of(Domain domain, Dns dns) {
    return FieldRecord.of(domain, LABELS, VERSION, BimiRecord::read, dns);
  }

  private static BimiRecord read(Fields fields) {
    return new BimiRecord(url(fields, "l"), url(fields, "a"));
  }

  private static String url(Fields fields, String name) {
    String url = fields.get(name);
    if (!url.isEmpty() && !HTTPS.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "has " + Fields.quoted(name + "=" + url) + ", which is no file on the web (https)");
    }
    return url;
  }

  /** Whether the domain declines to have a logo (§4.2). */
  public boolean declines() {
    return logo.isEmpty();
  }
}
