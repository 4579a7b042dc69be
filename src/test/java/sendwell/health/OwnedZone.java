package sendwell.health;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import sendwell.check.Fix;
import sendwell.dkim.RsaKeys;
import sendwell.dns.ZoneDns;

/** The records around a domain, whose owner does what fixes say, to the letter. */
final class OwnedZone {
  private static final Pattern WORDS =
      Pattern.compile(
          "(Delete the record|Replace the record|by|)[^\"]*\"(\\S+) ([A-Z]+) ([^\"]+)\"");

  private final List<Entry> entries = new ArrayList<>();
  private boolean signed;

  private record Entry(String name, String type, String value) {
    /** The same in a zone file, where names of hosts end with a dot. */
    String line() {
      return "@ " + type + " " + value + (Set.of("MX", "PTR", "CNAME").contains(type) ? "." : "");
    }

    /** Whether this stands in the place of the other: of texts there is one of each kind. */
    boolean replaces(Entry other) {
      return switch (type) {
        case "TXT" -> isAt(other) && kind().equals(other.kind());
        case "MX", "PTR" -> isAt(other);
        default -> false;
      };
    }

    private boolean isAt(Entry other) {
      return name.equals(other.name) && type.equals(other.type);
    }

    private String kind() {
      return value.split("[ ;]", 2)[0];
    }
  }

  /** Adds a record: {@code example.com MX 10 mail.example.com}. */
  OwnedZone with(String record) {
    String[] parts = record.split(" ", 3);
    entries.add(new Entry(parts[0], parts[1], parts[2]));
    return this;
  }

  /** Has all records signed. */
  void sign() {
    signed = true;
  }

  /** Takes away whatever is below this name. */
  void clear(String suffix) {
    entries.removeIf(entry -> entry.name().endsWith("example.com." + suffix));
  }

  /** A key that mail is signed with from now on. */
  void key(String selector) {
    publish(
        new Entry(
            selector + "._domainkey.example.com", "TXT", "v=DKIM1; p=" + RsaKeys.published(2048)));
  }

  /** Publishes the record of a fix; without one, what stands in quotation marks in its words. */
  void follow(Fix fix) {
    if (fix.record() != null) {
      publish(new Entry(fix.record().name(), fix.record().type(), fix.record().value()));
      return;
    }
    var words = WORDS.matcher(fix.text().replace("<SHA-256>", "ab".repeat(32)));
    while (words.find()) {
      var entry = new Entry(words.group(2), words.group(3), words.group(4));
      if (words.group(1).endsWith("the record")) {
        entries.remove(entry);
      } else {
        entries.add(entry);
      }
    }
  }

  private void publish(Entry entry) {
    entries.removeIf(entry::replaces);
    entries.add(entry);
  }

  /** The records as they are now. */
  ZoneDns dns() {
    var zone = new ZoneDns().signed(".");
    for (Entry entry : new LinkedHashSet<>(entries)) {
      if (entry.type().equals("TXT")) {
        zone.txt(entry.name(), entry.value());
      } else {
        zone.add(entry.name(), entry.line());
      }
      if (signed) {
        zone.signed(entry.name());
      }
    }
    return zone;
  }
}
