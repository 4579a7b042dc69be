package sendwell.dnsbl;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import sendwell.dns.DomainName;
import sendwell.mail.Domain;

/** Makes a list of its form, and collects what is wrong with it. */
final class ListReader {
  private static final double USUAL_PER_SECOND = 5;
  private static final double MOST_PER_SECOND = 100_000; // a copy of a list on this machine
  // 64 characters of an IPv6 address stand before it, in a name of 253 at most.
  private static final int LONGEST_ZONE = 180;
  private static final String KEY_PLACE = "{key}";

  private final DeadLists dead;
  private final Map<String, String> keys;
  private final List<String> problems = new ArrayList<>();

  /** {@code keys} are by the name that a list's {@code key} gives. */
  ListReader(DeadLists dead, Map<String, String> keys) {
    this.dead = dead;
    this.keys = keys;
  }

  /** What was wrong with the lists so far, each a clause that names its list. */
  List<String> problems() {
    return problems;
  }

  /** The list; nothing if it is switched off, lacks the key it needs, or something is wrong. */
  Optional<Blacklist> read(ListForm form) {
    int before = problems.size();
    if (form.id() == null || !form.id().matches("[a-z0-9][a-z0-9-]*")) {
      problems.add(
          "a list has the id \"%s\": give each one of small letters, digits and dashes"
              .formatted(form.id()));
      return Optional.empty();
    }
    require(form, "name", form.name());
    require(form, "terms", form.terms());
    checkZones(form);
    Map<Kind, TestPoints> tests = tests(form);
    List<Code> codes = codes(form, form.codes());
    List<Code> errors = codes(form, form.errors());
    if (codes.isEmpty()) {
      problem(form, "has no codes, so none of its answers could be understood");
    }
    double perSecond = form.perSecond() == null ? USUAL_PER_SECOND : form.perSecond();
    if (!(perSecond > 0 && perSecond <= MOST_PER_SECOND)) {
      problem(form, "has perSecond " + perSecond + ": give more than 0, and 100000 at most");
    }
    if (problems.size() > before || Boolean.FALSE.equals(form.enabled())) {
      return Optional.empty();
    }
    return zone(form)
        .map(
            zone ->
                new Blacklist(
                    form.id(),
                    form.name(),
                    zone,
                    tests,
                    codes,
                    errors,
                    perSecond,
                    form.terms(),
                    form.removal() == null ? "" : form.removal()));
  }

  private void require(ListForm form, String field, String value) {
    if (value == null || value.isBlank()) {
      problem(form, "has no " + field);
    }
  }

  private void problem(ListForm form, String clause) {
    problems.add("\"" + form.id() + "\" " + clause);
  }

  private void checkZones(ListForm form) {
    if (form.zone() == null && form.keyedZone() == null) {
      problem(form, "has neither a zone nor a keyedZone");
    }
    if ((form.keyedZone() == null) != (form.key() == null)) {
      problem(form, "has a keyedZone or a key without the other");
    }
    if (form.zone() != null) {
      checkZone(form, form.zone());
    }
    if (form.keyedZone() != null) {
      if (!form.keyedZone().startsWith(KEY_PLACE + ".")) {
        problem(form, "has a keyedZone that does not begin with {key}.");
      }
      checkZone(form, form.keyedZone().replace(KEY_PLACE, "key"));
    }
  }

  private void checkZone(ListForm form, String zone) {
    try {
      String name = Domain.parse(zone).name();
      if (name.length() > LONGEST_ZONE) {
        problem(form, "has a zone of more than " + LONGEST_ZONE + " characters");
      }
      dead.reason(name).ifPresent(reason -> problem(form, "must not be used, because " + reason));
    } catch (IllegalArgumentException e) {
      problem(form, "has the zone \"" + zone + "\", which is no domain name");
    }
  }

  /** A list that wants a key and has none is no list for now. */
  private Optional<Blacklist.Zone> zone(ListForm form) {
    String key = form.key() == null ? "" : keys.getOrDefault(form.key(), "");
    if (key.isEmpty()) {
      return Optional.ofNullable(form.zone())
          .map(zone -> new Blacklist.Zone(DomainName.parse(zone), ""));
    }
    try {
      var name = DomainName.of(Domain.parse(form.keyedZone().replace(KEY_PLACE, key)));
      return Optional.of(new Blacklist.Zone(name, key));
    } catch (IllegalArgumentException e) {
      problem(form, "cannot be asked with its key, which is no part of a domain name");
      return Optional.empty();
    }
  }

  private Map<Kind, TestPoints> tests(ListForm form) {
    var tests = new EnumMap<Kind, TestPoints>(Kind.class);
    if (form.holds() == null || form.holds().isEmpty()) {
      problem(form, "does not say what it holds: ip4, ip6 or domain");
      return tests;
    }
    Map<Kind, ListForm.Tests> given = form.tests() == null ? Map.of() : form.tests();
    for (Kind kind : new HashSet<>(form.holds())) {
      if (kind == null) {
        problem(form, "holds nothing that there is");
      } else {
        tests.put(kind, tests(form, kind, given.get(kind)));
      }
    }
    return tests;
  }

  private TestPoints tests(ListForm form, Kind kind, ListForm.Tests given) {
    TestPoints standard = TestPoints.standard(kind);
    return given == null
        ? standard
        : new TestPoints(
            test(form, kind, given.listed(), standard.listed()),
            test(form, kind, given.notListed(), standard.notListed()));
  }

  private Entry test(ListForm form, Kind kind, String text, Entry standard) {
    if (text == null) {
      return standard;
    }
    Function<String, Entry> read =
        kind == Kind.DOMAIN
            ? domain -> new Entry.Name(Domain.parse(domain))
            : literal -> new Entry.Address(InetAddress.ofLiteral(literal), true);
    try {
      Entry entry = read.apply(text);
      if (entry.kind() == kind) {
        return entry;
      }
    } catch (IllegalArgumentException e) {
      // Reported below: neither the one nor the other can be asked for.
    }
    problem(form, "is to be tried out by \"" + text + "\", which it cannot hold");
    return standard;
  }

  private List<Code> codes(ListForm form, List<ListForm.CodeForm> given) {
    var codes = new ArrayList<Code>();
    for (ListForm.CodeForm code : given == null ? List.<ListForm.CodeForm>of() : given) {
      if (code == null || code.code() == null || code.meaning() == null) {
        problem(form, "has a code without address or meaning");
        continue;
      }
      Severity severity = code.severity() == null ? Severity.INFO : code.severity();
      Severity assumed = code.assumed() == null ? severity : code.assumed();
      try {
        codes.add(Code.parse(code.code(), code.meaning(), severity, assumed));
      } catch (IllegalArgumentException e) {
        problem(form, "has " + e.getMessage());
      }
    }
    return codes;
  }
}
