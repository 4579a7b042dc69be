package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

class AutodiscoverTest {
  private static final EmailAddress ANNA = EmailAddress.parse("anna&co@example.test");
  private static final String RESPONSE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
        <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
          <Account><AccountType>email</AccountType><Action>settings</Action>
            <Protocol>
              <Type>%s</Type><Server>mail.example.test</Server><Port>%d</Port>
              <SSL>%s</SSL><Encryption>%s</Encryption><LoginName>anna</LoginName>
            </Protocol>
          </Account>
        </Response>
      </Autodiscover>
      """;

  private static Offer read(String type, int port, String ssl, String encryption) {
    String xml = RESPONSE.formatted(type, port, ssl, encryption);
    return Autodiscover.read(SafeXml.parse(Buffer.buffer(xml)).orElseThrow(), ANNA).orElseThrow();
  }

  @Test
  void theAddressIsAskedForAsXml() {
    assertThat(Autodiscover.request(ANNA).toString())
        .contains("<EMailAddress>anna&amp;co@example.test</EMailAddress>");
  }

  @ParameterizedTest
  @CsvSource({
    "993,on,SSL,TLS",
    "993,off,None,TLS",
    "465,on,Auto,TLS",
    "587,on,TLS,STARTTLS",
    "143,off,'',STARTTLS",
    "1993,on,'',TLS",
    "1143,on,TLS,STARTTLS"
  })
  void theSecurityIsReadFromPortAndWords(
      int port, String ssl, String encryption, Security security) {
    assertThat(read("IMAP", port, ssl, encryption).imap())
        .isEqualTo(List.of(new Candidate(new Server("mail.example.test", port, security), "anna")));
  }

  @ParameterizedTest
  @CsvSource({"1143,off,''", "1143,on,None", "0,on,SSL"})
  void whatIsNoSecuredServerIsLeftOut(int port, String ssl, String encryption) {
    assertThat(read("SMTP", port, ssl, encryption).smtp()).isEmpty();
  }

  @Test
  void exchangesOwnProtocolIsNotOurs() {
    assertThat(read("EXCH", 993, "on", "SSL"))
        .returns(List.of(), Offer::imap)
        .returns(List.of(), Offer::smtp);
  }
}
