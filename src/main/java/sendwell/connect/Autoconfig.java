package sendwell.connect;

import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;

/**
 * Mail settings in Mozilla's autoconfig format, version 1.1, which domains publish and Mozilla
 * collects (the "ISPDB").
 */
final class Autoconfig {
  private static final int MOST = 4;

  private Autoconfig() {}

  /** Servers that speak in the clear only are left out. */
  static Optional<Offer> read(Document document, String source, EmailAddress address) {
    var provider = SafeXml.elements(document, "emailProvider").findFirst();
    var name = provider.map(each -> SafeXml.text(each, "displayName")).filter(s -> !s.isEmpty());
    return Optional.of(
        Offer.custom(
            source,
            name.orElse(address.domain().unicode()),
            servers(document, "incomingServer", "imap", address),
            servers(document, "outgoingServer", "smtp", address)));
  }

  private static List<Candidate> servers(
      Document document, String element, String type, EmailAddress address) {
    return SafeXml.elements(document, element)
        .filter(server -> server.getAttribute("type").equals(type))
        .flatMap(server -> candidate(server, address).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<Candidate> candidate(Element server, EmailAddress address) {
    Optional<Security> security =
        switch (SafeXml.text(server, "socketType")) {
          case "SSL", "TLS" -> Optional.of(Security.TLS);
          case "STARTTLS" -> Optional.of(Security.STARTTLS);
          default -> Optional.empty(); // "plain", or something that we cannot know
        };
    return security.flatMap(
        secured ->
            Candidate.published(
                address,
                SafeXml.text(server, "hostname"),
                SafeXml.number(server, "port"),
                secured,
                SafeXml.text(server, "username")));
  }
}
