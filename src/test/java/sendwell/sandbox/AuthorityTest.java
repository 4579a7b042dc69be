package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.mail.Trust;

class AuthorityTest {
  @TempDir private Path folder;
  private Authority authority;

  @BeforeEach
  void found() {
    authority = Authority.create(folder);
  }

  @Test
  void whoeverTrustsTheAuthorityTrustsItsServers() {
    assertThatCode(() -> check(authority.keyStore("mail.example.test"))).doesNotThrowAnyException();
  }

  @Test
  void itIsTheSameAuthorityAfterARestart() {
    KeyStore later = Authority.create(folder).keyStore("mail.example.test");
    assertThatCode(() -> check(later)).doesNotThrowAnyException();
  }

  @Test
  void anExpiredCertificateIsNotTrusted() {
    assertThatThrownBy(() -> check(authority.expired("mail.example.test")))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void anotherAuthorityIsNotTrusted() {
    Authority stranger = Authority.create(folder.resolve("stranger"));
    assertThatThrownBy(() -> check(stranger.keyStore("mail.example.test")))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void namesAndAddressesAreInTheCertificate() throws Exception {
    X509Certificate server =
        (X509Certificate)
            authority.keyStore("mail.example.test", "127.0.0.1").getCertificate("server");
    assertThat(List.<List<?>>copyOf(server.getSubjectAlternativeNames()))
        .containsExactlyInAnyOrder(List.of(2, "mail.example.test"), List.of(7, "127.0.0.1"));
  }

  private void check(KeyStore presented) throws KeyStoreException, CertificateException {
    X509Certificate[] chain =
        Stream.of(presented.getCertificateChain("server"))
            .map(X509Certificate.class::cast)
            .toArray(X509Certificate[]::new);
    Trust.with(authority.pem()).manager().checkServerTrusted(chain, "ECDHE_ECDSA");
  }
}
