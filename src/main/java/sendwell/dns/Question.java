package sendwell.dns;

import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import sendwell.mail.Domain;

/**
 * One question (RFC 1035 §4.1.2).
 *
 * @param type a number of {@link org.xbill.DNS.Type}
 */
record Question(Domain domain, int type) {
  Name name() {
    try {
      return Name.fromString(domain.name(), Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(domain + " cannot be asked for: " + e.getMessage());
    }
  }
}
