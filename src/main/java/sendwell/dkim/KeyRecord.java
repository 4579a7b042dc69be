package sendwell.dkim;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key as a domain publishes it: {@code v=DKIM1; k=rsa; p=MIIBI...} (RFC 6376 §3.6.1).
 *
 * @param type what kind of key it is, {@code k=}: {@code rsa} or {@code ed25519}
 * @param data the key itself in base64, {@code p=}; empty if the key has been revoked
 * @param key the key read from it; null if it has been revoked
 * @param hashes the hash algorithms that a signature may use, {@code h=}; any if none is named
 * @param services what the key may sign, {@code s=}
 * @param testing the domain is trying things out: receivers should treat its mail as unsigned,
 *     {@code t=y}
 * @param exact the identity of a signature must lie in the domain itself, not in one below it,
 *     {@code t=s}
 */
public record KeyRecord(
    String type,
    String data,
    DkimKey key,
    List<String> hashes,
    List<String> services,
    boolean testing,
    boolean exact) {
  private static final String VERSION = "DKIM1";

  /** Keeps its own copies. */
  public KeyRecord {
    hashes = List.copyOf(hashes);
    services = List.copyOf(services);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException if a receiver would not take it for one; the message is half a
   *     sentence that says why
   */
  public static KeyRecord parse(String text) {
    TagList tags = TagList.parse(text);
    tags.get("v").ifPresent(version -> requireVersion(version, tags));
    String type = tags.get("k").orElse("rsa");
    String data = TagList.compact(tags.require("p"));
    List<String> flags = tags.parts("t");
    List<String> services = tags.parts("s");
    return new KeyRecord(
        type,
        data,
        key(type, data),
        tags.parts("h"),
        services.isEmpty() ? List.of("*") : services,
        flags.contains("y"),
        flags.contains("s"));
  }

  /** Whether a text is meant to be a key, be it a right one or not. */
  public static boolean meant(String text) {
    return Stream.of(text.split(";"))
        .map(tag -> TagList.compact(tag))
        .anyMatch(tag -> tag.startsWith("p=") || tag.startsWith("v=DKIM"));
  }

  /** The key has been withdrawn: {@code p=} is empty. */
  public boolean revoked() {
    return key == null;
  }

  /** Whether signatures may use this hash algorithm: {@code sha256}. */
  public boolean allowsHash(String algorithm) {
    return hashes.isEmpty() || hashes.contains(algorithm);
  }

  /** Whether the key may sign mail. */
  public boolean forMail() {
    return services.contains("*") || services.contains("email");
  }

  /** The same key as a record that nothing can be said against, for all hashes and services. */
  public String plain() {
    return Stream.of("v=" + VERSION, "k=" + type, exact ? "t=s" : "", "p=" + data)
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static void requireVersion(String version, TagList tags) {
    if (!version.equals(VERSION)) {
      throw new IllegalArgumentException(
          version.startsWith(VERSION + "\\")
              ? "there is a backslash before the semicolon"
              : "v= is " + TagList.quoted(version) + " instead of " + VERSION);
    }
    if (!tags.startsWith("v")) {
      throw new IllegalArgumentException("v= is not the first tag");
    }
  }

  private static DkimKey key(String type, String data) {
    if (data.isEmpty()) {
      return null;
    }
    return switch (type) {
      case "rsa" -> Der.rsa(octets(data));
      case "ed25519" -> DkimKey.Ed25519.of(octets(data));
      default ->
          throw new IllegalArgumentException(
              "nobody knows keys of the kind " + TagList.quoted(type));
    };
  }

  private static byte[] octets(String data) {
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("p= is no base64");
    }
  }
}
