package sendwell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads settings from three places, the later over the earlier: the defaults that come with the
 * program ({@code conf/sendwell.properties}), the file that {@code SENDWELL_CONFIG} names, and the
 * environment, where {@code http.port} is {@code SENDWELL_HTTP_PORT}. Every name must stand in the
 * defaults, so a slip of the pen is noticed. What is wrong is collected, so that one start tells
 * all of it.
 */
final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final String PREFIX = "SENDWELL_";
  private static final String FILE = "SENDWELL_CONFIG";

  /** Settings that hold a secret or may: errors never repeat them. */
  private static final Set<String> SECRET =
      Set.of(
          "database.url",
          "secret.key",
          "oauth.google.client_secret",
          "oauth.microsoft.client_secret");

  /** Settings whose last word is for whoever sets them to choose: {@code dnsbl.key.spamhaus}. */
  private static final Set<String> FAMILIES = Set.of("dnsbl.key.");

  private final Properties values;
  private final List<String> errors = new ArrayList<>();

  private Settings(Properties values) {
    this.values = values;
  }

  static Settings read(Map<String, String> environment) {
    var defaults = defaults();
    var settings = new Settings(new Properties());
    settings.values.putAll(defaults);
    Optional.ofNullable(environment.get(FILE)).ifPresent(file -> settings.addFile(Path.of(file)));
    settings.addEnvironment(environment);
    return settings;
  }

  String text(String name) {
    return values.getProperty(name, "").strip();
  }

  Optional<String> optional(String name) {
    return Optional.of(text(name)).filter(value -> !value.isEmpty());
  }

  List<String> list(String name) {
    return Stream.of(text(name).split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** The settings of a family, by their last words; those that are empty left out. */
  Map<String, String> family(String prefix) {
    return values.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix) && !text(name).isEmpty())
        .collect(Collectors.toMap(name -> name.substring(prefix.length()), this::text));
  }

  /** Reads a value; {@code otherwise} only stands in until {@link #check} reports the error. */
  <T> T value(String name, T otherwise, String allowed, Function<String, T> parse) {
    try {
      return parse.apply(text(name));
    } catch (IllegalArgumentException e) {
      wrong(name, allowed);
      return otherwise;
    }
  }

  /** Reads a value by something that says itself what is wrong with it. */
  <T> T value(String name, T otherwise, Function<String, T> parse) {
    try {
      return parse.apply(text(name));
    } catch (IllegalArgumentException e) {
      wrong(name, e.getMessage());
      return otherwise;
    }
  }

  private void wrong(String name, String sentence) {
    errors.add(
        "%s is \"%s\": %s (%s%s)"
            .formatted(name, shown(name), sentence, PREFIX, environmentName(name)));
  }

  int number(String name, int least, int most) {
    return value(
        name,
        least,
        "give a whole number from " + least + " to " + most,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException();
          }
          return number;
        });
  }

  boolean flag(String name) {
    return value(
        name,
        false,
        "give true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  /** A length of time like {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h} or {@code 7d}. */
  Duration duration(String name) {
    return value(
        name, Duration.ZERO, "give a time like 500ms, 30s, 5m, 2h or 7d", Settings::parseDuration);
  }

  /** A length of time, within these bounds. */
  Duration duration(String name, String least, String most) {
    return value(
        name,
        parseDuration(least),
        "give a time from " + least + " to " + most,
        text -> {
          Duration given = parseDuration(text);
          if (given.compareTo(parseDuration(least)) < 0
              || given.compareTo(parseDuration(most)) > 0) {
            throw new IllegalArgumentException();
          }
          return given;
        });
  }

  /**
   * Ends the start if anything read so far was wrong.
   *
   * @throws StartFailure with all the errors, a line each
   */
  void check() {
    if (!errors.isEmpty()) {
      throw new StartFailure(String.join(System.lineSeparator(), errors));
    }
  }

  private String shown(String name) {
    return SECRET.contains(name) ? "***" : text(name);
  }

  private static Duration parseDuration(String text) {
    var match = Pattern.compile("(0*[1-9]\\d{0,8})(ms|s|m|h|d)").matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException();
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Properties defaults() {
    try (InputStream in = Settings.class.getResourceAsStream("/conf/sendwell.properties");
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var defaults = new Properties();
      defaults.load(text);
      return defaults;
    } catch (IOException e) {
      throw new IllegalStateException("the program comes with its defaults", e);
    }
  }

  private void addFile(Path file) {
    var given = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      given.load(text);
    } catch (IOException | IllegalArgumentException e) {
      errors.add(FILE + " names " + file + ", which cannot be read: " + e.getMessage());
    }
    Set<String> unknown = new TreeSet<>(given.stringPropertyNames());
    unknown.removeAll(values.stringPropertyNames());
    unknown.removeIf(name -> FAMILIES.stream().anyMatch(name::startsWith));
    unknown.forEach(name -> errors.add(file + " sets " + name + ", which is no setting"));
    values.putAll(given);
  }

  private void addEnvironment(Map<String, String> environment) {
    for (String name : List.copyOf(values.stringPropertyNames())) {
      String value = environment.get(PREFIX + environmentName(name));
      if (value != null) {
        values.setProperty(name, value);
      }
    }
    FAMILIES.forEach(family -> addFamily(family, environment));
    warnOfUnknown(environment.keySet());
  }

  private void addFamily(String family, Map<String, String> environment) {
    String prefix = PREFIX + environmentName(family);
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(prefix)) {
            String word = variable.substring(prefix.length()).toLowerCase(Locale.ROOT);
            values.setProperty(family + word.replace('_', '-'), value);
          }
        });
  }

  // Not refused: a variable may be meant for another version, or for what starts Sendwell.
  private void warnOfUnknown(Set<String> variables) {
    var known =
        values.stringPropertyNames().stream()
            .map(name -> PREFIX + environmentName(name))
            .collect(Collectors.toSet());
    known.add(FILE);
    var families = FAMILIES.stream().map(family -> PREFIX + environmentName(family)).toList();
    variables.stream()
        .filter(variable -> variable.startsWith(PREFIX) && !known.contains(variable))
        .filter(variable -> families.stream().noneMatch(variable::startsWith))
        .sorted()
        .forEach(variable -> LOG.warn("{} is no setting and has no effect", variable));
  }

  private static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
