package sendwell.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** All the names there are in the sandbox, with their records. May change while it is asked. */
public final class SandboxZones {
  private static final long TTL = 300;
  private static final int MOST_ALIASES = 8;

  private final Map<Name, List<Record>> names = new ConcurrentHashMap<>();

  /**
   * What is known about a name.
   *
   * @param exists false for NXDOMAIN
   * @param records aliases first; none for NODATA
   */
  public record Found(boolean exists, List<Record> records) {}

  /**
   * Adds records, written as in a zone file (RFC 1035 §5), names relative to the origin:
   *
   * <pre>{@code
   * world.add("example.test", """
   *     @     MX    10 mail
   *     mail  A     127.0.0.1
   *     """);
   * }</pre>
   */
  public SandboxZones add(String origin, String lines) {
    byte[] text = lines.getBytes(StandardCharsets.UTF_8);
    try (Master master = new Master(new ByteArrayInputStream(text), name(origin), TTL)) {
      for (Record each = master.nextRecord(); each != null; each = master.nextRecord()) {
        Record added = each;
        names.merge(added.getName(), List.of(added), SandboxZones::joined);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(origin + ": " + e.getMessage(), e);
    }
    return this;
  }

  /** Forgets all records of a name; what lies below it stays. */
  public SandboxZones remove(String name) {
    names.remove(name(name));
    return this;
  }

  /** Every name that has records, with them. */
  public Map<Name, List<Record>> records() {
    return Map.copyOf(names);
  }

  /** What there is in answer to a question, aliases followed. */
  public Found find(Record question) {
    List<Record> answer = new ArrayList<>();
    Name name = question.getName();
    for (int aliases = 0; aliases <= MOST_ALIASES; aliases++) {
      List<Record> here = records(name);
      List<Record> wanted = ofType(here, question.getType());
      answer.addAll(wanted);
      List<Record> alias = ofType(here, Type.CNAME);
      if (!wanted.isEmpty() || alias.isEmpty()) {
        break;
      }
      answer.addAll(alias);
      name = ((CNAMERecord) alias.getFirst()).getTarget();
    }
    return new Found(!answer.isEmpty() || !records(name).isEmpty() || exists(name), answer);
  }

  /** What lies at the name, or at the asterisk nearest above it if it does not exist (RFC 4592). */
  private List<Record> records(Name name) {
    List<Record> own = names.get(name);
    if (own != null || exists(name)) {
      return own == null ? List.of() : own;
    }
    Name encloser = name;
    while (!exists(encloser) && encloser.labels() > 1) {
      encloser = new Name(encloser, 1);
    }
    Name owner = name;
    return names.getOrDefault(child("*", encloser), List.of()).stream()
        .map(record -> record.withName(owner))
        .toList();
  }

  /** Sent along when there is nothing to send (RFC 2308 §3). */
  public Record authority() {
    Name server = name("ns.sandbox.test");
    return new SOARecord(Name.root, DClass.IN, TTL, server, server, 1, 300, 300, 300, 30);
  }

  /** A name exists if anything lies at it or below it (RFC 8020). */
  private boolean exists(Name name) {
    return names.keySet().stream().anyMatch(known -> known.subdomain(name));
  }

  private static List<Record> ofType(List<Record> records, int type) {
    return records.stream().filter(each -> each.getType() == type).toList();
  }

  private static List<Record> joined(List<Record> first, List<Record> second) {
    List<Record> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  private static Name child(String label, Name parent) {
    try {
      return Name.fromString(label, parent);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("\"" + label + "\" is not a label", e);
    }
  }

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a name", e);
    }
  }
}
