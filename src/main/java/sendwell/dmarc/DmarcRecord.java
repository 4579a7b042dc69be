package sendwell.dmarc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a domain publishes about mail in its name: {@code v=DMARC1; p=reject; rua=mailto:...} (RFC
 * 9989 §4.7, §4.8). What is wrong in it is passed over, as receivers do, and can be asked for.
 *
 * @param text the whole, as it stands in the DNS
 * @param tags names and values in their order, without the version; the first of each name
 */
public record DmarcRecord(String text, Map<String, String> tags) {
  // The version comes first, and nothing before it, not even a space.
  private static final Pattern VERSION = Pattern.compile("v[ \\t]*=[ \\t]*DMARC1[ \\t]*(;|$)");

  /** Tags that RFC 7489 had and RFC 9989 has not (its appendix A.6). */
  private static final List<String> HISTORIC = List.of("pct", "rf", "ri");

  /** The forms of the values that RFC 9989 knows (§4.8), but for those that are lists of URIs. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "p", form("none|quarantine|reject"),
          "sp", form("none|quarantine|reject"),
          "np", form("none|quarantine|reject"),
          "t", form("y|n"),
          "psd", form("y|n|u"),
          "adkim", form("r|s"),
          "aspf", form("r|s"),
          "fo", form("[01ds](\\s*:\\s*[01ds])*"));

  private static final List<String> URIS = List.of("rua", "ruf");

  /** Keeps its own copy. */
  public DmarcRecord {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /**
   * Reads a text.
   *
   * @return none if it does not begin with the version, so that receivers take it for something
   *     else
   */
  public static Optional<DmarcRecord> parse(String text) {
    if (!VERSION.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    var tags = new LinkedHashMap<String, String>();
    Stream.of(text.split(";"))
        .skip(1)
        .map(tag -> tag.split("=", 2))
        .filter(tag -> tag.length == 2)
        .forEach(tag -> tags.putIfAbsent(tag[0].strip(), tag[1].strip()));
    return Optional.of(new DmarcRecord(text, tags));
  }

  /**
   * Whether receivers do anything about it: it has a valid policy, or at least somebody to report
   * to (RFC 9989 §4.10.1).
   */
  public boolean applies() {
    return sound() || !rua().isEmpty();
  }

  /**
   * Whether {@code p=} is there and all policies can be read. Else it stands for {@code p=none} as
   * a whole (RFC 9989 §4.10.1).
   */
  public boolean sound() {
    return tags.containsKey("p") && Stream.of("p", "sp", "np").allMatch(this::valid);
  }

  /** What is done with mail that fails, as RFC 9989 has it: {@code t=y} takes it one step down. */
  public Policy policy(Reach reach) {
    Policy asked = asked(reach);
    return testing() ? asked.oneStepDown() : asked;
  }

  /** The same without regard to {@code t=}. */
  public Policy asked(Reach reach) {
    Stream<String> names =
        switch (reach) {
          case ITSELF -> Stream.of("p");
          case SUBDOMAIN -> Stream.of("sp", "p");
          case NONEXISTENT -> Stream.of("np", "sp", "p");
        };
    return sound() ? first(names) : Policy.NONE;
  }

  /** What old receivers do: to them there are no {@code t=} and {@code np=} (RFC 7489 §6.3). */
  public Policy oldPolicy(Reach reach) {
    return switch (reach) {
      case ITSELF -> asked(Reach.ITSELF);
      case SUBDOMAIN, NONEXISTENT -> asked(Reach.SUBDOMAIN);
    };
  }

  /**
   * How much of the mail that fails old receivers apply the policy to, in percent, {@code pct=}.
   */
  public int oldPercentage() {
    return Optional.ofNullable(tags.get("pct"))
        .filter(percent -> percent.matches("[0-9]{1,2}"))
        .map(Integer::parseInt)
        .orElse(100);
  }

  /** Whether the owner only tests the policy ({@code t=y}). */
  public boolean testing() {
    return "y".equalsIgnoreCase(tags.get("t"));
  }

  /** Whether the domain says that it is a public suffix. */
  public Psd psd() {
    return switch (tags.getOrDefault("psd", "u")) {
      case "y", "Y" -> Psd.YES;
      case "n", "N" -> Psd.NO;
      default -> Psd.UNDECIDED;
    };
  }

  /** How near the domain of a DKIM signature has to be ({@code adkim=}). */
  public Alignment dkim() {
    return alignment("adkim");
  }

  /** How near the domain that SPF passed has to be ({@code aspf=}). */
  public Alignment spf() {
    return alignment("aspf");
  }

  /** Where reports about all mail go, as far as it can be read. */
  public List<ReportUri> rua() {
    return uris("rua").flatMap(uri -> ReportUri.parse(uri).stream()).toList();
  }

  /** The names of the tags that new receivers no longer know. */
  public List<String> historic() {
    return tags.keySet().stream().filter(HISTORIC::contains).toList();
  }

  /** The tags whose values nobody can read, as they stand there. */
  public List<String> faulty() {
    return tags.keySet().stream()
        .filter(name -> !valid(name))
        .map(name -> name + "=" + tags.get(name))
        .toList();
  }

  /**
   * The record with other values for some tags, without all that is historic, faulty or unknown.
   * {@code p=} comes first, since old receivers want it there (RFC 7489 §6.4).
   *
   * @param changes values of tags; empty to leave one out
   */
  public String amended(Map<String, String> changes) {
    var amended = new LinkedHashMap<String, String>();
    amended.put("p", "none");
    tags.forEach(
        (name, value) -> {
          if ((FORMS.containsKey(name) || URIS.contains(name)) && valid(name)) {
            amended.put(name, URIS.contains(name) ? unsized(name) : value);
          }
        });
    amended.putAll(changes);
    return "v=DMARC1; "
        + amended.entrySet().stream()
            .filter(tag -> !tag.getValue().isEmpty())
            .map(tag -> tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining("; "));
  }

  private String unsized(String name) {
    return uris(name)
        .flatMap(uri -> ReportUri.parse(uri).stream())
        .map(ReportUri::uri)
        .collect(Collectors.joining(","));
  }

  private boolean valid(String name) {
    String value = tags.get(name);
    if (URIS.contains(name)) {
      return uris(name).allMatch(uri -> ReportUri.parse(uri).isPresent());
    }
    Pattern form = FORMS.get(name);
    return value == null || form == null || form.matcher(value).matches();
  }

  private Policy first(Stream<String> names) {
    return names
        .flatMap(name -> Stream.ofNullable(tags.get(name)))
        .findFirst()
        .flatMap(Policy::parse)
        .orElse(Policy.NONE);
  }

  private Alignment alignment(String name) {
    return "s".equalsIgnoreCase(tags.get(name)) ? Alignment.STRICT : Alignment.RELAXED;
  }

  private Stream<String> uris(String name) {
    return Stream.of(tags.getOrDefault(name, "").split(","))
        .map(String::strip)
        .filter(uri -> !uri.isEmpty());
  }

  private static Pattern form(String values) {
    return Pattern.compile(values, Pattern.CASE_INSENSITIVE);
  }
}
