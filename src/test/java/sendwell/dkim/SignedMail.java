package sendwell.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;
import sendwell.dns.ZoneDns;

/** Mail that another library has signed, with the key {@code key._domainkey.example.com}. */
final class SignedMail {
  static final String KEY_NAME = "key._domainkey.example.com";
  static final String PLAIN =
      """
      Received: from client.example.com by mx.example.net
      From: Anna <anna@example.com>
      To: Bert <bert@example.net>
      Subject: Are  you
       there?
      Message-ID: <1@example.com>

      Good  morning,\t

      \tso long
      Anna

      """
          .replace("\n", "\r\n");

  private SignedMail() {}

  /** The message with a signature on top that has these tags besides the necessary ones. */
  static String signed(String tags) {
    return signed(tags, PLAIN, 2048);
  }

  static String signed(String tags, String message, int bits) {
    String template = "v=1; a=rsa-sha256; d=example.com; s=key; " + tags + "; bh=; b=;";
    try {
      var signer = new DKIMSigner(template, RsaKeys.pair(bits).getPrivate());
      return signer.sign(new ByteArrayInputStream(message.getBytes(ISO_8859_1))) + "\r\n" + message;
    } catch (IOException | FailException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A DNS in which the key is published with these tags. */
  static ZoneDns published(String tags) {
    return published(tags + "p=", 2048);
  }

  static ZoneDns published(String tags, int bits) {
    return new ZoneDns().txt(KEY_NAME, tags + RsaKeys.published(bits));
  }
}
