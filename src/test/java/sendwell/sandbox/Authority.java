package sendwell.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of the sandbox's own (RFC 5280). It keeps its key in a folder, so that
 * whoever trusted it before a restart trusts it after. Good certificates come from {@link
 * #keyStore}; bad ones from {@link #expired}, from another authority's {@link #keyStore}, or from
 * asking for other names than the server is called by.
 */
public final class Authority {
  private static final String SUBJECT = "CN=Sendwell Sandbox Authority";
  private static final String ENTRY = "server";
  private static final char[] PASSWORD = "sandbox".toCharArray();
  private static final String KEPT = "PKCS12";

  /** Of what every JVM has, the type that spends no time on protecting the key. */
  private static final String HANDED_OUT = "JKS";

  private static final Duration LIFE = Duration.ofDays(3650);

  private final Path pem;
  private final PrivateKey key;
  private final X509Certificate certificate;

  private Authority(Path pem, PrivateKey key, X509Certificate certificate) {
    this.pem = pem;
    this.key = key;
    this.certificate = certificate;
  }

  /** Takes up the authority that lives in this folder, or founds it there. */
  public static Authority create(Path folder) {
    try {
      Files.createDirectories(folder);
      Path store = folder.resolve("authority.p12");
      if (!Files.exists(store)) {
        found(store);
      }
      KeyStore kept = KeyStore.getInstance(KEPT);
      try (InputStream in = Files.newInputStream(store)) {
        kept.load(in, PASSWORD);
      }
      Path pem = folder.resolve("authority.pem");
      var certificate = (X509Certificate) kept.getCertificate(ENTRY);
      Files.writeString(pem, pem(certificate));
      return new Authority(pem, (PrivateKey) kept.getKey(ENTRY, PASSWORD), certificate);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No sandbox authority in " + folder, e);
    }
  }

  /** The certificate of the authority, for {@code SENDWELL_TLS_TRUST_FILE}. */
  public Path pem() {
    return pem;
  }

  /**
   * A fresh key and its certificate chain for a server that is called by these DNS names or IP
   * address literals. The password of store and key is {@link #password}.
   */
  public KeyStore keyStore(String... names) {
    Instant now = Instant.now();
    return issue(now.minus(Duration.ofDays(1)), now.plus(LIFE), names);
  }

  /** Like {@link #keyStore}, but the certificate ended yesterday. */
  public KeyStore expired(String... names) {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    return issue(yesterday.minus(Duration.ofDays(90)), yesterday, names);
  }

  /** The password of every key store that comes from here. */
  public static char[] password() {
    return PASSWORD.clone();
  }

  /** For servers that take a TLS context. */
  public SSLContext sslContext(String... names) {
    return sslContext(keyStore(names));
  }

  /** A TLS context that presents whatever this key store holds. */
  public static SSLContext sslContext(KeyStore store) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers(store).getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For servers that take a key manager factory; Vert.x wraps it in its {@code KeyCertOptions}. */
  public static KeyManagerFactory keyManagers(KeyStore store) {
    try {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, PASSWORD);
      return factory;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void found(Path store)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = keyPair();
    Instant now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name(SUBJECT),
            serial(),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(LIFE)),
            new X500Name(SUBJECT),
            pair.getPublic());
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(pair.getPublic()));
    KeyStore fresh = storeOf(KEPT, pair.getPrivate(), signed(builder, pair.getPrivate()));
    try (OutputStream out = Files.newOutputStream(store)) {
      fresh.store(out, PASSWORD);
    }
  }

  private KeyStore issue(Instant from, Instant until, String... names) {
    try {
      KeyPair pair = keyPair();
      var builder =
          new JcaX509v3CertificateBuilder(
              certificate,
              serial(),
              Date.from(from),
              Date.from(until),
              new X500Principal("CN=" + names[0]),
              pair.getPublic());
      builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
      return storeOf(HANDED_OUT, pair.getPrivate(), signed(builder, key), certificate);
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate for " + String.join(", ", names), e);
    }
  }

  private static GeneralNames alternatives(String... names) {
    return new GeneralNames(
        Stream.of(names)
            .map(
                name ->
                    new GeneralName(
                        isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey by)
      throws GeneralSecurityException, OperatorCreationException {
    var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(by);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  private static KeyStore storeOf(String type, PrivateKey key, Certificate... chain)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry(ENTRY, key, PASSWORD, chain);
    return store;
  }

  private static KeyPair keyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static BigInteger serial() {
    return new BigInteger(120, new SecureRandom());
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }
}
