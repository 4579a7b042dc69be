package sendwell.dkim;

/** What a signature is made with, {@code a=} (RFC 6376 §3.3, RFC 8463). */
public enum Algorithm {
  /** The usual one. */
  RSA_SHA256("rsa-sha256", "rsa"),
  /** The new one: shorter keys, and not all receivers know it. */
  ED25519_SHA256("ed25519-sha256", "ed25519"),
  /** The old one, which no receiver may accept any more (RFC 8301 §3.1). */
  RSA_SHA1("rsa-sha1", "rsa");

  private final String tag;
  private final String keyType;

  Algorithm(String tag, String keyType) {
    this.tag = tag;
    this.keyType = keyType;
  }

  /**
   * Reads {@code a=}.
   *
   * @throws IllegalArgumentException if nobody knows it; the message is half a sentence
   */
  static Algorithm parse(String tag) {
    for (Algorithm each : values()) {
      if (each.tag.equalsIgnoreCase(tag)) {
        return each;
      }
    }
    throw new IllegalArgumentException("nobody knows the algorithm " + TagList.quoted(tag));
  }

  /** What kind of key it needs, as {@code k=} says. */
  String keyType() {
    return keyType;
  }

  /** As it stands in a signature: {@code rsa-sha256}. */
  @Override
  public String toString() {
    return tag;
  }
}
