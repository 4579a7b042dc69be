package sendwell.check;

import java.util.List;
import java.util.function.Consumer;
import sendwell.check.Subject.Selector;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

/**
 * A domain as it may be, and what a check has to say about it.
 *
 * @param name what is the matter, in words
 * @param subject the domain
 * @param records fills the DNS
 */
record Situation(
    String name,
    Subject subject,
    Consumer<ZoneDns> records,
    State state,
    double credit,
    String code,
    Confidence confidence) {
  static final Domain DOMAIN = new Domain("example.com");
  static final Platform HOST =
      new Platform(
          "host",
          "The Host",
          List.of("host.example"),
          List.of(),
          List.of(),
          "",
          List.of(),
          List.of("h1", "h2"),
          List.of("host.test"),
          "Switch it on.");

  /** A domain of which nothing is known. */
  static Subject unknown() {
    return Subject.of(DOMAIN);
  }

  /** A domain whose mail a platform hosts. */
  static Subject hosted() {
    return new Subject(DOMAIN, HOST, List.of(), List.of(), DOMAIN);
  }

  /** A domain whose mail was seen with signatures, each given as {@code s=} and {@code d=}. */
  static Subject seen(String... signatures) {
    return new Subject(
        DOMAIN,
        HOST,
        List.of(),
        List.of(signatures).stream()
            .map(signature -> signature.split("@"))
            .map(parts -> new Selector(new Domain(parts[1]), parts[0]))
            .toList(),
        DOMAIN);
  }

  /** The DNS of the situation. */
  ZoneDns zone() {
    var zone = new ZoneDns();
    records.accept(zone);
    return zone;
  }

  @Override
  public String toString() {
    return name;
  }
}
