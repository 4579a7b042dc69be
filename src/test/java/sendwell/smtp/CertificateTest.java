package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.mail.ServerFault.Kind.CERTIFICATE_UNTRUSTED;
import static sendwell.smtp.SmtpClientTest.assertFault;
import static sendwell.smtp.SubmissionWorld.ANNA;
import static sendwell.smtp.SubmissionWorld.HOST;
import static sendwell.smtp.SubmissionWorld.opened;

import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sendwell.mail.Security;
import sendwell.sandbox.Authority;

/** TLS is worth nothing unless the certificate is looked at. */
class CertificateTest {
  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  @ParameterizedTest
  @EnumSource
  void anExpiredCertificateIsNotTrusted(Security security) {
    assertThat(reason(world.authority.expired(HOST), security)).contains("expired");
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateForAnotherNameIsNotTrusted(Security security) {
    assertThat(reason(world.authority.keyStore("other.example.test"), security))
        .contains("another name");
  }

  /** The address was dialled, but it is not the name that the user gave. */
  @ParameterizedTest
  @EnumSource
  void aCertificateForTheAddressIsNotOneForTheName(Security security) {
    assertThat(reason(world.authority.keyStore("127.0.0.1", "localhost"), security))
        .contains("another name");
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownAuthorityIsNotTrusted(Security security, @TempDir Path folder) {
    Authority stranger = Authority.create(folder);
    assertThat(reason(stranger.keyStore(HOST), security)).contains("authority");
  }

  @ParameterizedTest
  @EnumSource
  void anAddressLiteralIsTrustedIfTheCertificateNamesIt(Security security) {
    opened(world.client.open(world.smtp.server("127.0.0.1", security), ANNA)).close();
    world.smtp = world.serving(world.authority.keyStore(HOST));
    assertFault(
        world.client.open(world.smtp.server("127.0.0.1", security), ANNA), CERTIFICATE_UNTRUSTED);
  }

  @ParameterizedTest
  @EnumSource
  void anInternationalNameIsCheckedInWireForm(Security security) {
    world.smtp = world.serving(world.authority.keyStore("xn--bcher-kva.example.test"));
    opened(world.client.open(world.smtp.server("Bücher.example.test", security), ANNA)).close();
  }

  private String reason(KeyStore presented, Security security) {
    world.smtp = world.serving(presented);
    String detail = assertFault(world.open(security), CERTIFICATE_UNTRUSTED).detail();
    assertThat(world.mails).isEmpty();
    return detail;
  }
}
