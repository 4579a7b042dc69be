package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The conformance suite of RFC 7208 by the authors of SPF: zones, clients and right answers. */
final class RfcSuite {
  private static final Path FILE = Path.of("../shared/testdata/spf/rfc7208-tests.yml");

  /** How many there are. */
  static final int CASES = 203;

  private RfcSuite() {}

  /** Zones, and what is asked about them. */
  record Scenario(String description, List<Case> cases, List<Name> names) {}

  /**
   * One check.
   *
   * @param results any of which is right
   * @param explanation the words for the refused; {@code DEFAULT} for none; null if it is all the
   *     same
   */
  record Case(String id, Client client, Set<Result> results, String explanation) {
    void holdsFor(Verdict verdict) {
      assertThat(verdict.result()).as(verdict.toString()).isIn(results);
      if (explanation != null) {
        assertThat(verdict.explanation().orElse("DEFAULT")).isEqualTo(explanation);
      }
    }
  }

  /**
   * A name with its records as in a zone file.
   *
   * @param silent whether nobody answers for the types that it has no records of
   */
  record Name(String name, List<String> records, boolean silent) {}

  /** All scenarios; the test that asks is skipped where the suite is not beside the project. */
  static List<Scenario> scenarios() {
    assumeTrue(Files.exists(FILE), FILE + " is not there");
    try (Reader reader = Files.newBufferedReader(FILE)) {
      return StreamSupport.stream(yaml().loadAll(reader).spliterator(), false)
          .map(document -> scenario(map(document)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every plain value is a string: {@code 1.2.3.4} and {@code A2345678} are no numbers. */
  private static Yaml yaml() {
    var loading = new LoaderOptions();
    var dumping = new DumperOptions();
    var strings =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // none
          }
        };
    return new Yaml(
        new SafeConstructor(loading), new Representer(dumping), dumping, loading, strings);
  }

  private static Scenario scenario(Map<String, Object> document) {
    List<Case> cases =
        map(document.get("tests")).entrySet().stream()
            .map(test -> check(test.getKey(), map(test.getValue())))
            .toList();
    List<Name> names =
        map(document.get("zonedata")).entrySet().stream()
            .map(zone -> name(zone.getKey(), list(zone.getValue())))
            .toList();
    return new Scenario((String) document.get("description"), cases, names);
  }

  private static Case check(String id, Map<String, Object> test) {
    var client =
        new Client(
            InetAddress.ofLiteral((String) test.get("host")),
            (String) test.get("helo"),
            (String) test.get("mailfrom"));
    Object result = test.get("result");
    Stream<?> results = result instanceof List<?> several ? several.stream() : Stream.of(result);
    return new Case(
        id,
        client,
        results
            .map(each -> Result.valueOf(((String) each).toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet()),
        (String) test.get("explanation"));
  }

  /**
   * An entry SPF is a TXT too, unless the name has TXT entries of its own; {@code TXT: NONE} is
   * such an entry, and no record. A bare TIMEOUT silences all types that have no entry.
   */
  private static Name name(String name, List<?> entries) {
    var records = new ArrayList<String>();
    var types = new HashSet<String>();
    entries.stream()
        .filter(Map.class::isInstance)
        .forEach(entry -> types.addAll(map(entry).keySet()));
    for (Object entry : entries) {
      if (entry instanceof Map<?, ?>) {
        map(entry).forEach((type, value) -> records.addAll(record(type, value, types)));
      }
    }
    return new Name(name, records, entries.contains("TIMEOUT"));
  }

  private static List<String> record(String type, Object value, Set<String> types) {
    return switch (type) {
      case "SPF" -> types.contains("TXT") ? List.of() : List.of("TXT " + strings(value));
      case "TXT" -> value.equals("NONE") ? List.of() : List.of("TXT " + strings(value));
      case "MX" -> List.of("MX " + list(value).getFirst() + " " + absolute(list(value).get(1)));
      case "A", "AAAA" -> List.of(type + " " + value);
      case "PTR", "CNAME" -> List.of(type + " " + absolute(value));
      default -> throw new IllegalArgumentException("What is " + type + "?");
    };
  }

  private static String strings(Object value) {
    List<?> strings = value instanceof List<?> several ? several : List.of(value);
    // A text of no strings is not possible on the wire; one of an empty string comes nearest.
    return strings.isEmpty()
        ? "\"\""
        : strings.stream().map(each -> quoted((String) each)).collect(Collectors.joining(" "));
  }

  private static String quoted(String string) {
    return string
        .chars()
        .mapToObj(
            each ->
                each < ' ' || each > '~' || each == '"' || each == '\\'
                    ? "\\%03d".formatted(each)
                    : String.valueOf((char) each))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String absolute(Object name) {
    return ((String) name).endsWith(".") ? (String) name : name + ".";
  }

  private static List<?> list(Object value) {
    return (List<?>) value;
  }

  @SuppressWarnings("unchecked") // the suite's maps have strings as keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
