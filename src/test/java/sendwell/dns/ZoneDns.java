package sendwell.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import sendwell.sandbox.SandboxZones;

/**
 * A DNS without packets, over zones written as in a zone file. What was not put in does not exist.
 * It can fail for a name, or for one type of it, and remembers what it was asked.
 */
public final class ZoneDns implements Dns {
  private static final String RESOLVER = "zones";
  private static final int STRING = 255;
  private static final Duration ABSENT = Duration.ofSeconds(30);

  private final SandboxZones zones;
  private final Map<DomainName, Fault> faults = new HashMap<>();
  private final Map<Question<?>, Fault> typeFaults = new HashMap<>();
  private final List<Question<?>> asked = new ArrayList<>();
  private final Set<DomainName> signed = new HashSet<>();
  private boolean fresh;
  private InstantSource time = InstantSource.fixed(Instant.EPOCH);

  /** Over zones of its own, with nothing in them. */
  public ZoneDns() {
    this(new SandboxZones());
  }

  /** Over these zones. */
  public ZoneDns(SandboxZones zones) {
    this.zones = zones;
  }

  /** Adds records: {@link SandboxZones#add}. */
  public ZoneDns add(String origin, String lines) {
    zones.add(origin, lines);
    return this;
  }

  /** Forgets all records of a name; what lies below it stays. */
  public ZoneDns remove(String name) {
    zones.remove(name);
    return this;
  }

  /** Adds mail hosts: {@code "10 mx.example.com."}. */
  public ZoneDns mx(String domain, String... hosts) {
    return each(domain, "MX", hosts);
  }

  /** Adds texts, in strings of no more than a string can hold. */
  public ZoneDns txt(String name, String... texts) {
    return each(name, "TXT", Stream.of(texts).map(ZoneDns::quoted).toList());
  }

  /** Adds services: {@code "0 0 993 imap.example.com."}. */
  public ZoneDns srv(String name, String... services) {
    return each(name, "SRV", services);
  }

  /** Adds addresses of either family. */
  public ZoneDns addresses(String host, String... literals) {
    for (String literal : literals) {
      each(host, literal.contains(":") ? "AAAA" : "A", literal);
    }
    return this;
  }

  /** Says that it has validated whatever it answers about this name. */
  public ZoneDns signed(String name) {
    signed.add(DomainName.parse(name));
    return this;
  }

  /** Has no answer to anything about this name. */
  public ZoneDns silent(String name) {
    return fails(name, Fault.TIMEOUT);
  }

  /** Fails for everything about this name. */
  public ZoneDns fails(String name, Fault fault) {
    faults.put(DomainName.parse(name), fault);
    return this;
  }

  /** Fails for this question only. */
  public ZoneDns fails(Question<?> question, Fault fault) {
    typeFaults.put(question, fault);
    return this;
  }

  /** Fails no longer for this name. */
  public ZoneDns answers(String name) {
    faults.remove(DomainName.parse(name));
    return this;
  }

  /** Fails no longer for this question. */
  public ZoneDns answers(Question<?> question) {
    typeFaults.remove(question);
    return this;
  }

  /** Says that its answers come at this time. */
  public ZoneDns at(InstantSource time) {
    this.time = time;
    return this;
  }

  /** Says that it asks again for whatever was remembered. */
  public ZoneDns fresh() {
    fresh = true;
    return this;
  }

  /** Every question so far, in order, also repeated ones. */
  public List<Question<?>> asked() {
    return List.copyOf(asked);
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    asked.add(question);
    Fault fault = typeFaults.getOrDefault(question, faults.get(question.name()));
    return fault == null
        ? look(question)
        : new Answer.Failed<>(fault, trace(question, fault.name(), Duration.ZERO, List.of()));
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    // Everything is here already.
  }

  @Override
  public boolean isFresh() {
    return fresh;
  }

  private static String quoted(String text) {
    // Either the text is empty, or it has one string for every 255 octets that begin.
    return IntStream.iterate(0, from -> from == 0 || from < text.length(), from -> from + STRING)
        .mapToObj(from -> text.substring(from, Math.min(from + STRING, text.length())))
        .map(string -> '"' + string.replaceAll("[\\\\\"]", "\\\\$0") + '"')
        .collect(Collectors.joining(" "));
  }

  private ZoneDns each(String name, String type, String... data) {
    return each(name, type, List.of(data));
  }

  private ZoneDns each(String name, String type, List<String> data) {
    data.forEach(each -> zones.add(name, "@ " + type + " " + each));
    return this;
  }

  private <T> Answer<T> look(Question<T> question) {
    int type = question.type().number();
    var found = zones.find(Record.newRecord(question.name().wire(), type, DClass.IN));
    List<DomainName> aliases =
        found.records().stream()
            .filter(CNAMERecord.class::isInstance)
            .map(record -> DomainName.of(((CNAMERecord) record).getTarget()))
            .toList();
    List<Record> wanted =
        found.records().stream().filter(record -> record.getType() == type).toList();
    if (!wanted.isEmpty()) {
      var life = Duration.ofSeconds(wanted.getFirst().getTTL());
      return new Answer.Found<>(
          question.type().read(wanted), trace(question, "NOERROR", life, aliases));
    }
    Absence absence = found.exists() ? Absence.NODATA : Absence.NXDOMAIN;
    String outcome = found.exists() ? "NOERROR" : "NXDOMAIN";
    return new Answer.Absent<>(absence, trace(question, outcome, ABSENT, aliases));
  }

  private Trace trace(
      Question<?> question, String outcome, Duration life, List<DomainName> aliases) {
    boolean authenticated = signed.contains(question.name());
    return new Trace(outcome, authenticated, List.of(), life, aliases, RESOLVER, time.instant());
  }
}
