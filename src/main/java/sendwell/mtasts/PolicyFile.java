package sendwell.mtasts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sendwell.mail.Domain;
import sendwell.mail.Fields;
import sendwell.mtasts.StsPolicy.Mode;

/**
 * Reads a policy file: keys and values, a pair in a line (RFC 8461 §3.2). Keys that nobody knows do
 * not matter; of a key that comes twice the first counts, but for {@code mx}.
 */
final class PolicyFile {
  private static final Duration LONGEST = Duration.ofSeconds(31_557_600);

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> hosts = new ArrayList<>();

  private PolicyFile() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if senders cannot use it; the message is a clause about it
   */
  static StsPolicy parse(String text) {
    var file = new PolicyFile();
    text.lines().filter(line -> !line.isBlank()).forEach(file::add);
    return file.policy();
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("holds the line " + Fields.quoted(line));
    }
    String key = line.substring(0, colon).strip();
    String value = line.substring(colon + 1).strip();
    if (key.equals("mx")) {
      hosts.add(host(value));
    } else {
      values.putIfAbsent(key, value);
    }
  }

  private StsPolicy policy() {
    if (!"STSv1".equals(values.get("version"))) {
      throw new IllegalArgumentException("does not say \"version: STSv1\"");
    }
    Mode mode = mode(values.getOrDefault("mode", ""));
    if (mode != Mode.NONE && hosts.isEmpty()) {
      throw new IllegalArgumentException("names no mail host (mx)");
    }
    return new StsPolicy(mode, hosts, maxAge(values.getOrDefault("max_age", "")));
  }

  private static Mode mode(String word) {
    for (Mode mode : Mode.values()) {
      if (mode.toString().equals(word)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "has the mode " + Fields.quoted(word) + ", which is not enforce, testing or none");
  }

  private static Duration maxAge(String text) {
    if (text.matches("[0-9]{1,10}")) {
      var age = Duration.ofSeconds(Long.parseLong(text));
      if (age.compareTo(LONGEST) <= 0) {
        return age;
      }
    }
    throw new IllegalArgumentException(
        "has the max_age " + Fields.quoted(text) + ", which is not a number up to 31557600");
  }

  private static String host(String text) {
    String wild = text.startsWith("*.") ? "*." : "";
    try {
      return wild + Domain.parse(text.substring(wild.length())).name();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has the mx " + Fields.quoted(text) + ", which is no host name", e);
    }
  }
}
