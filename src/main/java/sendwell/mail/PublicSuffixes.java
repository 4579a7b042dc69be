package sendwell.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The domains under which anybody can register one, {@code com} and {@code co.uk}, from the Public
 * Suffix List (<a href="https://publicsuffix.org/list/">publicsuffix.org</a>). Immutable; the
 * bundled one takes 0.6 MB of memory and a tenth of a second: make it once.
 */
public final class PublicSuffixes {
  private static final String BUNDLED = "/public_suffix_list.dat";
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]++(?:\\.[a-z0-9-]++)*+");
  private static final String PRIVATE_PART = "===BEGIN PRIVATE DOMAINS===";

  /**
   * The rules of a part of the list.
   *
   * @param names suffixes as they stand: {@code co.uk}
   * @param parents every name right below one of these is a suffix: {@code ck} stands for {@code
   *     *.ck}
   * @param exceptions names that are no suffix although a parent says so: {@code www.ck}
   */
  private record Rules(Set<String> names, Set<String> parents, Set<String> exceptions) {
    Rules() {
      this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    void add(String rule) {
      if (rule.startsWith("!")) {
        exceptions.add(ascii(rule.substring(1)));
      } else if (rule.startsWith("*.")) {
        parents.add(ascii(rule.substring(2)));
      } else {
        names.add(ascii(rule));
      }
    }

    private static String ascii(String rule) {
      // Most rules are in wire form already, and to read a domain with care takes its time.
      return PLAIN.matcher(rule).matches() ? rule : Domain.parse(rule).name();
    }

    Rules copy() {
      return new Rules(Set.copyOf(names), Set.copyOf(parents), Set.copyOf(exceptions));
    }

    boolean match(String name) {
      return names.contains(name) || parents.contains(parent(name));
    }
  }

  private final List<Rules> registries;
  private final List<Rules> all;

  private PublicSuffixes(Rules registries, Rules owners) {
    this.registries = List.of(registries);
    this.all = List.of(registries, owners);
  }

  /** The list that came with this version of Sendwell; its own header tells how old it is. */
  public static PublicSuffixes bundled() {
    try (InputStream in = PublicSuffixes.class.getResourceAsStream(BUNDLED)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(BUNDLED + " cannot be read", e);
    }
  }

  /**
   * Reads a list in the form of {@code public_suffix_list.dat}: one rule in a line, in UTF-8.
   *
   * @throws IllegalArgumentException if a rule is not made of domain names
   */
  public static PublicSuffixes read(InputStream list) throws IOException {
    var registries = new Rules();
    var owners = new Rules();
    Rules part = registries;
    var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(PRIVATE_PART)) {
        part = owners;
      } else if (!line.startsWith("//") && !line.isBlank()) {
        part.add(line.strip().split("\\s", 2)[0]); // each line is read up to the first white space
      }
    }
    return new PublicSuffixes(registries.copy(), owners.copy());
  }

  /**
   * The domain that somebody can call their own: a public suffix and one label. It is {@code
   * example.co.uk} of {@code mail.example.co.uk}, and {@code anna.github.io} of itself. None of a
   * public suffix. A top-level domain that the list does not know counts as a suffix.
   */
  public Optional<Domain> registrable(Domain domain) {
    return below(suffix(domain, all), domain);
  }

  /**
   * The domain as a registry knows it, so that {@code anna.github.io} belongs to {@code github.io}:
   * only those suffixes count that IANA or a country delegated. None of such a suffix.
   */
  public Optional<Domain> registered(Domain domain) {
    return below(suffix(domain, registries), domain);
  }

  private static String suffix(Domain domain, List<Rules> parts) {
    String suffix = "";
    for (String name = domain.name(); !name.isEmpty(); name = parent(name)) {
      for (Rules part : parts) {
        if (part.exceptions.contains(name)) {
          return parent(name); // prevails over all others, also longer ones
        }
        if (suffix.isEmpty() && part.match(name)) {
          suffix = name; // the longest prevails over the rest
        }
      }
    }
    return suffix.isEmpty() ? domain.name().substring(domain.name().lastIndexOf('.') + 1) : suffix;
  }

  private static Optional<Domain> below(String suffix, Domain domain) {
    String name = domain.name();
    if (name.equals(suffix)) {
      return Optional.empty();
    }
    int dot = name.lastIndexOf('.', name.length() - suffix.length() - 2);
    return Optional.of(new Domain(name.substring(dot + 1)));
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}
