package sendwell.dns;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sendwell.mail.Domain;
import sendwell.mail.Fields;

/**
 * The one record of its kind that a domain may have among the texts of a name below it: {@code
 * _mta-sts.example.com} (RFC 8461 §3.1), {@code _smtp._tls.example.com} (RFC 8460 §3).
 *
 * @param <T> what such a record says
 */
public sealed interface FieldRecord<T> {
  /** There is one. */
  record Found<T>(T record) implements FieldRecord<T> {}

  /** There is certainly none. Texts of other kinds do not matter: an asterisk may bring them. */
  record Missing<T>() implements FieldRecord<T> {}

  /**
   * There are some, and nobody can use them.
   *
   * @param reason a clause about them
   */
  record Faulty<T>(String reason) implements FieldRecord<T> {}

  /** The name servers did not say. */
  record Unknown<T>(Answer.Failed<Txt> answer) implements FieldRecord<T> {}

  /**
   * Looks for a domain's record; waits for name servers. A name too long for the DNS has none.
   *
   * @param labels where it stands: {@code _mta-sts}
   * @param version what it begins with: {@code v=STSv1}
   * @param read what its fields say; throws {@link IllegalArgumentException} with a clause about
   *     the record if they say nothing that can be used
   */
  static <T> FieldRecord<T> of(
      Domain domain, String labels, String version, Function<Fields, T> read, Dns dns) {
    return name(labels, domain)
        .map(name -> of(dns.txt(name), version, read))
        .orElseGet(Missing::new);
  }

  private static Optional<DomainName> name(String labels, Domain domain) {
    try {
      return Optional.of(DomainName.of(domain).child(labels));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static <T> FieldRecord<T> of(
      Answer<Txt> answer, String version, Function<Fields, T> read) {
    return switch (answer) {
      case Answer.Found<Txt>(var texts, _) -> among(texts, version, read);
      case Answer.Absent<Txt> _ -> new Missing<>();
      case Answer.Failed<Txt> failed -> new Unknown<>(failed);
    };
  }

  private static <T> FieldRecord<T> among(
      List<Txt> texts, String version, Function<Fields, T> read) {
    try {
      List<Fields> records =
          texts.stream().flatMap(text -> Fields.parse(text.text(), version).stream()).toList();
      return switch (records.size()) {
        case 0 -> new Missing<>();
        case 1 -> new Found<>(read.apply(records.getFirst()));
        default -> new Faulty<>("is there " + records.size() + " times");
      };
    } catch (IllegalArgumentException e) {
      return new Faulty<>(e.getMessage());
    }
  }
}
