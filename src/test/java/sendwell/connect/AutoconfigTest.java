package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

class AutoconfigTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna@example.test");

  private static Offer read(String xml) {
    var document = SafeXml.parse(Buffer.buffer(xml)).orElseThrow();
    return Autoconfig.read(document, "autoconfig", ANNA).orElseThrow();
  }

  private static Offer imap(String host, String port, String socketType, String username) {
    return read(
        """
        <clientConfig version="1.1"><emailProvider id="example.test">
          <incomingServer type="imap">
            <hostname>%s</hostname><port>%s</port><socketType>%s</socketType>
            <username>%s</username>
          </incomingServer>
        </emailProvider></clientConfig>
        """
            .formatted(host, port, socketType, username));
  }

  @Test
  void bothSidesAreReadInTheirOrder() {
    Offer offer =
        read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1">
              <emailProvider id="example.test">
                <domain>example.test</domain>
                <displayName>Example Mail</displayName>
                <incomingServer type="pop3">
                  <hostname>pop.example.test</hostname><port>995</port>
                  <socketType>SSL</socketType><username>%EMAILADDRESS%</username>
                </incomingServer>
                <incomingServer type="imap">
                  <hostname>imap.%EMAILDOMAIN%</hostname><port>993</port>
                  <socketType>SSL</socketType><username>%EMAILLOCALPART%</username>
                </incomingServer>
                <incomingServer type="imap">
                  <hostname>IMAP2.example.test.</hostname><port>143</port>
                  <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username>
                </incomingServer>
                <outgoingServer type="smtp">
                  <hostname>smtp.example.test</hostname><port>587</port>
                  <socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username>
                </outgoingServer>
              </emailProvider>
            </clientConfig>
            """);
    assertThat(offer.providerName()).isEqualTo("Example Mail");
    assertThat(offer.imap())
        .containsExactly(
            new Candidate(new Server("imap.example.test", 993, Security.TLS), "anna"),
            new Candidate(
                new Server("imap2.example.test", 143, Security.STARTTLS), "anna@example.test"));
    assertThat(offer.smtp())
        .containsExactly(
            new Candidate(
                new Server("smtp.example.test", 587, Security.STARTTLS), "anna@example.test"));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.test,143,plain",
    "mail.test,0,SSL",
    "mail.test,70000,SSL",
    "mail.test,-1,SSL",
    "mail.test,many,SSL",
    "'',993,SSL",
    "not a host,993,SSL",
    "http://mail.test/,993,SSL"
  })
  void whatIsNoSecuredServerIsLeftOut(String host, String port, String socketType) {
    assertThat(imap(host, port, socketType, "%EMAILADDRESS%").imap()).isEmpty();
  }

  @Test
  void anInternationalHostIsEncoded() {
    assertThat(imap("mail.bücher.test", "993", "SSL", "").imap())
        .containsExactly(
            new Candidate(
                new Server("mail.xn--bcher-kva.test", 993, Security.TLS), "anna@example.test"));
  }

  @Test
  void aUserNameThatNobodyCanHaveIsTheAddressInstead() {
    assertThat(imap("mail.test", "993", "SSL", "x".repeat(300)).imap())
        .first()
        .returns("anna@example.test", Candidate::username);
  }

  @Test
  void aThousandServersAreNotTried() {
    String server =
        """
        <incomingServer type="imap"><hostname>mail%d.test</hostname><port>993</port>
        <socketType>SSL</socketType></incomingServer>
        """;
    StringBuilder many = new StringBuilder("<clientConfig>");
    for (int i = 0; i < 1_000; i++) {
      many.append(server.formatted(i));
    }
    assertThat(read(many + "</clientConfig>").imap()).hasSize(4);
  }

  @Test
  void aNameIsBounded() {
    String name = "x".repeat(5_000);
    Offer offer =
        read(
            "<clientConfig><emailProvider><displayName>%s</displayName></emailProvider></clientConfig>"
                .formatted(name));
    assertThat(offer.providerName()).hasSizeLessThan(70);
  }
}
