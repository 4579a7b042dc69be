package sendwell.connect;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import sendwell.mail.EmailAddress;

/**
 * A text with the placeholders of the autoconfig format: {@code %EMAILADDRESS%}, {@code
 * %EMAILLOCALPART%} and {@code %EMAILDOMAIN%}.
 */
record Template(String text) {
  String fill(EmailAddress address) {
    return filled(address, UnaryOperator.identity());
  }

  /** Fills a URL; what is filled in cannot change its host or path. */
  URI url(EmailAddress address) {
    return URI.create(filled(address, value -> URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }

  private String filled(EmailAddress address, UnaryOperator<String> encode) {
    return text.replace("%EMAILADDRESS%", encode.apply(address.toString()))
        .replace("%EMAILLOCALPART%", encode.apply(address.localPart()))
        .replace("%EMAILDOMAIN%", encode.apply(address.domain().name()));
  }
}
