package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/**
 * A server's key and certificates the way that programs outside Java read them (RFC 7468).
 *
 * @param certificates its own first, then its authority's
 * @param key readable by its owner only
 */
record PemPair(Path certificates, Path key) {
  /** Writes what an {@link Authority} issued into this folder. */
  static PemPair write(Path folder, KeyStore keys) throws IOException {
    var pair = new PemPair(folder.resolve("server.crt"), folder.resolve("server.key"));
    try {
      String entry = keys.aliases().nextElement();
      var chain = new StringBuilder();
      for (Certificate certificate : keys.getCertificateChain(entry)) {
        chain.append(pem("CERTIFICATE", certificate.getEncoded()));
      }
      byte[] key = keys.getKey(entry, Authority.password()).getEncoded();
      Files.writeString(pair.certificates, chain);
      Files.createFile(
          pair.key,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(pair.key, pem("PRIVATE KEY", key));
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String pem(String label, byte[] content) {
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
  }
}
