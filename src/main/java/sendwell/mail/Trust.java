package sendwell.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Which certificate authorities vouch for mail servers and providers: those of the Java runtime,
 * and those of {@code SENDWELL_TLS_TRUST_FILE} besides.
 */
public final class Trust {
  private final X509TrustManager manager;

  private Trust(X509TrustManager manager) {
    this.manager = manager;
  }

  /** The authorities of the Java runtime. */
  public static Trust system() {
    try {
      return new Trust(manager(null));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no trust store", e);
    }
  }

  /**
   * The authorities of the Java runtime and those in a PEM file.
   *
   * @throws IllegalArgumentException if the file cannot be read or holds no certificate
   */
  public static Trust with(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("file-" + count++, certificate);
      }
      if (count == 0) {
        throw new IllegalArgumentException(pem + " holds no PEM certificate.");
      }
      for (X509Certificate issuer : manager(null).getAcceptedIssuers()) {
        store.setCertificateEntry("system-" + count++, issuer);
      }
      return new Trust(manager(store));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          pem + " cannot be read as PEM certificates: " + e.getMessage());
    }
  }

  private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager candidate : factory.getTrustManagers()) {
      if (candidate instanceof X509TrustManager x509) {
        return x509;
      }
    }
    throw new GeneralSecurityException("no X.509 trust manager");
  }

  /** For clients that take a trust manager. */
  public X509TrustManager manager() {
    return manager;
  }

  /** For clients that take a socket factory; whoever uses it must check the host name as well. */
  public SSLSocketFactory socketFactory() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no TLS", e);
    }
  }
}
