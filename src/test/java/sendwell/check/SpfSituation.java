package sendwell.check;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sendwell.check.Subject.Selector;
import sendwell.check.Subject.Sender;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

/**
 * A domain, what it publishes, and what is to be found.
 *
 * @param texts of example.com
 * @param more further lines of a zone file
 * @param state the right verdict
 * @param code its name
 * @param fix the record that mends it; empty if none is needed or none would do
 */
record SpfSituation(
    List<String> texts, String more, Subject subject, State state, String code, String fix) {
  static final Domain DOMAIN = new Domain("example.com");
  static final Platform GOOGLE = platform("google");

  /** What exists in every situation. */
  private static final String WORLD =
      """
      example.com.              A    192.0.2.10
      example.com.              MX   10 mail.example.com.
      mail.example.com.         A    192.0.2.20
      _spf.google.com.          TXT  "v=spf1 include:_netblocks.google.com include:_netblocks2.google.com ~all"
      _netblocks.google.com.    TXT  "v=spf1 ip4:203.0.113.0/28 ~all"
      _netblocks2.google.com.   TXT  "v=spf1 ip6:2001:db8:4000::/36 ~all"
      shop.example.             TXT  "v=spf1 ip4:198.51.100.0/24 ~all"
      closed.example.           TXT  "v=spf1 -all"
      open.example.             TXT  "v=spf1 ip4:198.51.100.0/24 +all"
      broken.example.           TXT  "v=spf1 ipv4:198.51.100.7 ~all"
      ring.example.             TXT  "v=spf1 include:ring2.example ~all"
      ring2.example.            TXT  "v=spf1 include:ring.example ~all"
      twice.example.            TXT  "v=spf1 include:shop.example ~all"
      crowd.example.            TXT  "v=spf1 include:c1.example include:c2.example include:c3.example include:c4.example include:c5.example ~all"
      c1.example.               TXT  "v=spf1 ip4:198.51.100.1 ~all"
      c2.example.               TXT  "v=spf1 ip4:198.51.100.2 ~all"
      c3.example.               TXT  "v=spf1 ip4:198.51.100.3 ~all"
      c4.example.               TXT  "v=spf1 ip4:198.51.100.4 ~all"
      c5.example.               TXT  "v=spf1 ip4:198.51.100.5 ~all"
      1.2.0.192.in-addr.arpa.   PTR  out.example.com.
      out.example.com.          A    192.0.2.1
      """;

  /** A place in the table, to be completed. */
  record Row(Subject subject, String more, String... texts) {
    SpfSituation passes() {
      return is(State.PASS, "spf_valid", "");
    }

    SpfSituation isBeyondRepair(State state, String code) {
      return is(state, code, "");
    }

    SpfSituation is(State state, String code, String fix) {
      return new SpfSituation(List.of(texts), more, subject, state, code, fix);
    }
  }

  ZoneDns zone() {
    var dns = new ZoneDns().add(".", WORLD).add(".", more);
    return dns.txt("example.com", texts.toArray(String[]::new));
  }

  /** The same domain with this text in place of the others. */
  SpfSituation publishing(String text) {
    return new SpfSituation(List.of(text), more, subject, State.PASS, "spf_valid", "");
  }

  @Override
  public String toString() {
    return code + ": " + String.join(" | ", texts);
  }

  static Stream<SpfSituation> all() {
    var all = new ArrayList<SpfSituation>();
    all.addAll(well());
    all.addAll(forOneAddress());
    all.addAll(whoeverSends());
    return all.stream();
  }

  private static List<SpfSituation> well() {
    return List.of(
        seen("v=spf1 ip4:192.0.2.0/28 -all").passes(),
        seen("v=spf1 mx a:out.example.com ~all").passes(),
        seen("v=spf1 exists:%{i}._spf.example.com ip4:192.0.2.1 ~all", "unrelated").passes(),
        seen("v=spf1 a:none.example.com ip4:192.0.2.1 ~all").passes(),
        seen("v=spf10 nothing", "v=spf1 ip4:192.0.2.1 ~all").passes(),
        assumed("v=spf1 ip4:192.0.2.1 ~all").passes(),
        google("v=spf1 include:_spf.google.com ~all").passes(),
        google("v=spf1 ip4:203.0.113.0/24 ip6:2001:db8::/32 ~all").passes(),
        google("v=spf1 redirect=_spf.google.com").passes(),
        nobodyKnown("v=spf1 mx ~all").passes());
  }

  private static List<SpfSituation> forOneAddress() {
    return List.of(
        seen().is(State.FAIL, "spf_missing", "v=spf1 ip4:192.0.2.1 mx ~all"),
        google().is(State.FAIL, "spf_missing", "v=spf1 include:_spf.google.com ~all"),
        assumed().is(State.FAIL, "spf_missing", "v=spf1 ip4:192.0.2.1 mx ~all"),
        nobodyKnown().is(State.FAIL, "spf_missing", "v=spf1 mx ~all"),
        seen(" v=spf1 ip4:192.0.2.1 -all")
            .is(State.FAIL, "spf_missing", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 mx -all").is(State.FAIL, "spf_not_authorized", "v=spf1 ip4:192.0.2.1 mx -all"),
        seen("v=spf1 mx ~all").is(State.FAIL, "spf_not_authorized", "v=spf1 ip4:192.0.2.1 mx ~all"),
        seen("v=spf1 -ip4:192.0.2.0/28 mx ~all")
            .is(State.FAIL, "spf_not_authorized", "v=spf1 ip4:192.0.2.1 -ip4:192.0.2.0/28 mx ~all"),
        signed("v=spf1 mx ~all")
            .is(State.WARN, "spf_not_authorized", "v=spf1 ip4:192.0.2.1 mx ~all"),
        signed("v=spf1 mx -all")
            .is(State.FAIL, "spf_not_authorized", "v=spf1 ip4:192.0.2.1 mx -all"),
        assumed("v=spf1 mx -all")
            .is(State.WARN, "spf_sender_unconfirmed", "v=spf1 ip4:192.0.2.1 mx -all"),
        google("v=spf1 mx -all")
            .is(State.WARN, "spf_sender_unconfirmed", "v=spf1 mx include:_spf.google.com -all"),
        seenAtGoogle("v=spf1 mx -all")
            .is(State.FAIL, "spf_not_authorized", "v=spf1 mx include:_spf.google.com -all"),
        seen("v=spf1 -all").is(State.FAIL, "spf_nobody", "v=spf1 ip4:192.0.2.1 -all"),
        assumed("v=spf1 ~all").is(State.FAIL, "spf_nobody", "v=spf1 ip4:192.0.2.1 ~all"),
        nobodyKnown("v=spf1 -all").is(State.FAIL, "spf_nobody", "v=spf1 mx -all"),
        google("v=spf1 include:closed.example -all")
            .is(
                State.FAIL,
                "spf_nobody",
                "v=spf1 include:closed.example include:_spf.google.com -all"),
        seen("v=spf1 ptr -all").is(State.WARN, "spf_ptr", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 include:none.example ip4:192.0.2.1 -all")
            .is(State.FAIL, "spf_permerror", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 include:broken.example ip4:192.0.2.1 -all")
            .is(State.FAIL, "spf_permerror", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 redirect=none.example")
            .is(State.FAIL, "spf_permerror", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 a:x.example a:y.example a:z.example ip4:192.0.2.1 -all")
            .is(State.FAIL, "spf_too_many_voids", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 include:crowd.example include:ring.example mx a a:mail.example.com"
                + " ip4:192.0.2.1 ~all")
            .is(
                State.FAIL,
                "spf_too_many_lookups",
                "v=spf1 include:crowd.example ip4:192.0.2.20 a a:mail.example.com ip4:192.0.2.1"
                    + " ~all"),
        foreign("v=spf1 -all").isBeyondRepair(State.FAIL, "spf_nobody"));
  }

  private static List<SpfSituation> whoeverSends() {
    String crowd = "v=spf1 ip4:192.0.2.1 include:crowd.example ";
    return List.of(
        seen("v=spf1 mx -all", "v=spf1 include:shop.example ~all")
            .is(State.FAIL, "spf_multiple", "v=spf1 ip4:192.0.2.1 mx include:shop.example ~all"),
        seen("v=spf1 mx +all").is(State.FAIL, "spf_everybody", "v=spf1 ip4:192.0.2.1 mx ~all"),
        seen("v=spf1 mx all").is(State.FAIL, "spf_everybody", "v=spf1 ip4:192.0.2.1 mx ~all"),
        seen("v=spf1 ip4:0.0.0.0/0 -all")
            .is(State.FAIL, "spf_everybody", "v=spf1 ip4:192.0.2.1 -all"),
        seen("v=spf1 mx include:open.example -all")
            .is(State.FAIL, "spf_everybody", "v=spf1 ip4:192.0.2.1 mx -all"),
        nobodyKnown("v=spf1 +all").is(State.FAIL, "spf_everybody", "v=spf1 mx ~all"),
        seen("v=spf1 ip4:192.0.2.1 ipv4:192.0.2.7 mx -all")
            .is(State.FAIL, "spf_syntax", "v=spf1 ip4:192.0.2.1 ip4:192.0.2.7 mx -all"),
        seen("v=spf1 include: shop.example ~ all")
            .is(State.FAIL, "spf_syntax", "v=spf1 ip4:192.0.2.1 include:shop.example ~all"),
        google("v=spf1 inlcude:_spf.google.com ~all")
            .is(State.FAIL, "spf_syntax", "v=spf1 include:_spf.google.com ~all"),
        seen(crowd + "a mx a:mail.example.com ~all")
            .is(
                State.WARN,
                "spf_many_lookups",
                "v=spf1 ip4:192.0.2.1 include:crowd.example ip4:192.0.2.10 mx a:mail.example.com"
                    + " ~all"),
        seen(crowd + "mx a a:mail.example.com include:shop.example include:twice.example ~all")
            .is(
                State.WARN,
                "spf_many_lookups",
                "v=spf1 ip4:192.0.2.1 include:crowd.example ip4:192.0.2.20 ip4:192.0.2.10"
                    + " include:twice.example ~all"),
        google(
                "v=spf1 include:_spf.google.com include:crowd.example a mx include:twice.example"
                    + " ~all")
            .is(
                State.WARN,
                "spf_many_lookups",
                "v=spf1 include:_spf.google.com ip4:192.0.2.10 ip4:192.0.2.20 include:twice.example"
                    + " ~all"),
        google("v=spf1 include:_spf.google.com include:crowd.example include:c1.example ~all")
            .isBeyondRepair(State.WARN, "spf_many_lookups"),
        nobodyKnown("v=spf1 include:crowd.example include:_spf.google.com ~all")
            .isBeyondRepair(State.WARN, "spf_many_lookups"),
        seen("v=spf1 ip4:192.0.2.1 a:x.example a:y.example ~all")
            .is(State.WARN, "spf_void_lookups", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 ?all")
            .is(State.WARN, "spf_neutral_all", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1").is(State.WARN, "spf_no_all", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 ptr:example.com ~all")
            .is(State.WARN, "spf_ptr", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 ~all mx include:shop.example")
            .is(State.WARN, "spf_after_all", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 mx MX ~all")
            .is(State.WARN, "spf_duplicate", "v=spf1 ip4:192.0.2.1 mx ~all"),
        seen("v=spf1 ip4:192.0.2.1 include:shop.example include:twice.example ~all")
            .is(State.WARN, "spf_duplicate", "v=spf1 ip4:192.0.2.1 include:twice.example ~all"),
        seen("v=spf1 ip4:192.0.2.1 include:none.example ~all")
            .is(State.WARN, "spf_dead_include", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 include:broken.example ~all")
            .is(State.WARN, "spf_broken_include", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 include:ring.example ~all")
            .is(State.WARN, "spf_loop", "v=spf1 ip4:192.0.2.1 ~all"),
        crowded("v=spf1 ip4:192.0.2.1 mx:many.example ~all")
            .is(State.WARN, "spf_many_hosts", "v=spf1 ip4:192.0.2.1 ~all"),
        seen("v=spf1 ip4:192.0.2.1 ~all", "spf2.0/pra ip4:192.0.2.1 ~all")
            .isBeyondRepair(State.WARN, "spf_sender_id"),
        seen("v=spf1 ip4:192.0.2.1 " + networks() + " ~all")
            .isBeyondRepair(State.WARN, "spf_long"));
  }

  private static String networks() {
    return IntStream.range(100, 130)
        .mapToObj(i -> "ip4:198.51." + i + ".0/24")
        .collect(Collectors.joining(" "));
  }

  /** Mail was seen to leave from 192.0.2.1. */
  static Row seen(String... texts) {
    return new Row(subject(null, true), "", texts);
  }

  static Row assumed(String... texts) {
    return new Row(subject(null, false), "", texts);
  }

  static Row google(String... texts) {
    return new Row(new Subject(DOMAIN, GOOGLE, List.of(), List.of(), DOMAIN), "", texts);
  }

  private static Row seenAtGoogle(String... texts) {
    var sender = new Sender(InetAddress.ofLiteral("203.0.113.7"), true);
    return new Row(new Subject(DOMAIN, GOOGLE, List.of(sender), List.of(), DOMAIN), "", texts);
  }

  static Row nobodyKnown(String... texts) {
    return new Row(Subject.of(DOMAIN), "", texts);
  }

  private static Row signed(String... texts) {
    Subject subject = subject(null, true);
    var key = new Selector(new Domain("mail.example.com"), "s1");
    return new Row(new Subject(DOMAIN, null, subject.senders(), List.of(key), DOMAIN), "", texts);
  }

  /** The mail of example.org goes out with example.com in its Return-Path. */
  private static Row foreign(String... texts) {
    return new Row(
        new Subject(new Domain("example.org"), null, List.of(), List.of(), DOMAIN), "", texts);
  }

  private static Row crowded(String... texts) {
    String hosts =
        IntStream.range(0, 11)
            .mapToObj(i -> "many.example. MX %d h%d.many.example.%n".formatted(i, i))
            .collect(Collectors.joining());
    String addresses =
        IntStream.range(0, 11)
            .mapToObj(i -> "h%d.many.example. A 198.51.100.%d%n".formatted(i, i))
            .collect(Collectors.joining());
    return new Row(subject(null, true), hosts + addresses, texts);
  }

  private static Subject subject(Platform platform, boolean confirmed) {
    var sender = new Sender(InetAddress.ofLiteral("192.0.2.1"), confirmed);
    return new Subject(DOMAIN, platform, List.of(sender), List.of(), DOMAIN);
  }

  private static Platform platform(String key) {
    return Platforms.load().known().stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
