package sendwell.connect;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;

/**
 * Mail settings in Microsoft's Autodiscover format ([MS-OXDSCLI], "plain old XML"), which many
 * hosting panels answer without a sign-in.
 */
final class Autodiscover {
  private static final String REQUEST =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
        <Request>
          <EMailAddress>%s</EMailAddress>
          <AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>
        </Request>
      </Autodiscover>
      """;

  private static final int MOST = 4;

  private Autodiscover() {}

  static Buffer request(EmailAddress address) {
    // Of the characters that an address may hold, only & means something in XML.
    return Buffer.buffer(REQUEST.formatted(address.toString().replace("&", "&amp;")));
  }

  /** Servers that speak in the clear only are left out. */
  static Optional<Offer> read(Document document, EmailAddress address) {
    return Optional.of(
        Offer.custom(
            "autodiscover",
            address.domain().unicode(),
            servers(document, "IMAP", address),
            servers(document, "SMTP", address)));
  }

  private static List<Candidate> servers(Document document, String type, EmailAddress address) {
    return SafeXml.elements(document, "Protocol")
        .filter(protocol -> SafeXml.text(protocol, "Type").equals(type))
        .flatMap(protocol -> candidate(protocol, address).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<Candidate> candidate(Element protocol, EmailAddress address) {
    int port = SafeXml.number(protocol, "Port");
    return security(protocol, port)
        .flatMap(
            secured ->
                Candidate.published(
                    address,
                    SafeXml.text(protocol, "Server"),
                    port,
                    secured,
                    SafeXml.text(protocol, "LoginName")));
  }

  /** The usual ports speak for themselves; panels write all sorts of things beside them. */
  private static Optional<Security> security(Element protocol, int port) {
    return switch (port) {
      case 993, 465 -> Optional.of(Security.TLS);
      case 143, 587 -> Optional.of(Security.STARTTLS);
      default ->
          switch (SafeXml.text(protocol, "Encryption")) {
            case "TLS" -> Optional.of(Security.STARTTLS);
            case "None" -> Optional.empty();
            default ->
                SafeXml.text(protocol, "SSL").equals("off")
                    ? Optional.empty()
                    : Optional.of(Security.TLS);
          };
    };
  }
}
