package sendwell.dmarc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sendwell.mail.Domain;

/**
 * Where an owner wants reports (RFC 9989 §4.6).
 *
 * @param uri without a size
 * @param host the domain that takes the mail; null if the URI is not {@code mailto:}, the only kind
 *     that receivers have to know
 * @param sized whether it had a size, {@code !10m}, which only old receivers heed
 */
public record ReportUri(String uri, Domain host, boolean sized) {
  private static final Pattern SIZE = Pattern.compile("![0-9]{1,19}[kmgtKMGT]?$");
  private static final String MAILTO = "mailto:";

  /** Reads one of a list; none if it is no URI. */
  static Optional<ReportUri> parse(String text) {
    String uri = SIZE.matcher(text).replaceFirst("");
    boolean sized = !uri.equals(text);
    if (uri.toLowerCase(Locale.ROOT).startsWith(MAILTO)) {
      return host(uri).map(host -> new ReportUri(uri, host, sized));
    }
    return absolute(uri) ? Optional.of(new ReportUri(uri, null, sized)) : Optional.empty();
  }

  /** The domain that takes the reports; none if they are not sent by mail. */
  public Optional<Domain> destination() {
    return Optional.ofNullable(host);
  }

  private static Optional<Domain> host(String mailto) {
    String address = mailto.substring(MAILTO.length()).split("\\?", 2)[0];
    int at = address.lastIndexOf('@');
    if (at < 1 || address.chars().anyMatch(character -> character <= ' ')) {
      return Optional.empty();
    }
    try {
      return Optional.of(Domain.parse(address.substring(at + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a domain, so not an address
    }
  }

  private static boolean absolute(String uri) {
    try {
      return new URI(uri).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
