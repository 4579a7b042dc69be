package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.Confidence.ASSUMED;
import static sendwell.check.Confidence.CONFIRMED;
import static sendwell.check.Confidence.RECORD_ONLY;
import static sendwell.check.Situation.hosted;
import static sendwell.check.Situation.seen;
import static sendwell.check.Situation.unknown;
import static sendwell.check.State.FAIL;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sendwell.dkim.RsaKeys;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

class DkimCheckTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final String GOOD = "v=DKIM1; k=rsa; p=" + RsaKeys.published(2048);
  private static final String WEAK = "v=DKIM1; p=" + RsaKeys.published(1024);
  private static final String SHORT = "v=DKIM1; p=" + RsaKeys.published(768);
  private static final String MODERN =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  private static final String REVOKED = "v=DKIM1; p=";
  private static final String BROKEN = "v=DKIM1; k=rsa; p=none";

  /** Mail was seen: facts about keys in use. */
  static Stream<Situation> seenMail() {
    return Stream.of(
        one("a sound key", GOOD, PASS, 1, "dkim_valid"),
        one("a key by the letter of the RFC", "p=" + RsaKeys.bare(2048), PASS, 1, "dkim_valid"),
        one("a short key that still counts", WEAK, WARN, 0.6, "dkim_key_weak"),
        one("a key that is too short", SHORT, FAIL, 0, "dkim_key_short"),
        one("a huge key", "p=" + huge(), WARN, 0.6, "dkim_key_large"),
        one("a test", GOOD + "; t=y", WARN, 0.6, "dkim_testing"),
        one("a withdrawn key", REVOKED, FAIL, 0, "dkim_key_revoked"),
        one("a key for SHA-1", GOOD + "; h=sha1", FAIL, 0, "dkim_key_sha1"),
        one("a key for something else", GOOD + "; s=tlsrpt", FAIL, 0, "dkim_key_service"),
        one("bad base64", BROKEN, FAIL, 0, "dkim_key_malformed"),
        one("bad DER", "p=bm8ga2V5", FAIL, 0, "dkim_key_malformed"),
        one("an unknown kind of key", GOOD.replace("rsa", "dsa"), FAIL, 0, "dkim_key_malformed"),
        one("backslashes", GOOD.replace(";", "\\;"), FAIL, 0, "dkim_key_malformed"),
        one("another text", "v=spf1 -all", FAIL, 0, "dkim_key_malformed"),
        one("the new kind only", MODERN, WARN, 0.6, "dkim_ed25519_only"),
        of("two keys", seen("k@example.com"), key("k", GOOD, WEAK), FAIL, 0, "dkim_key_several"),
        of(
            "a text beside",
            seen("k@example.com"),
            key("k", GOOD, "hello"),
            WARN,
            0.6,
            "dkim_key_others"),
        of("no key", seen("k@example.com"), key("other", GOOD), FAIL, 0, "dkim_key_missing"),
        of("a dead alias", seen("k@example.com"), alias("k"), FAIL, 0, "dkim_key_alias"),
        of(
            "an alias",
            seen("k@example.com"),
            alias("k").andThen(zone -> zone.txt("k.host.test", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of(
            "both kinds",
            seen("k@example.com", "n@example.com"),
            key("k", GOOD).andThen(key("n", MODERN)),
            PASS,
            1,
            "dkim_valid"),
        of(
            "one good and one bad",
            seen("k@example.com", "n@example.com"),
            key("k", GOOD).andThen(key("n", REVOKED)),
            FAIL,
            0,
            "dkim_key_revoked"),
        of(
            "as a part of the domain",
            seen("k@mail.example.com"),
            dmarc("p=none").andThen(zone -> zone.txt("k._domainkey.mail.example.com", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of(
            "as a part, but it has to be exact",
            seen("k@mail.example.com"),
            dmarc("p=none; adkim=s")
                .andThen(zone -> zone.txt("k._domainkey.mail.example.com", GOOD)),
            WARN,
            0.3,
            "dkim_unaligned"),
        of(
            "only as the platform",
            seen("x@example-com.host.test"),
            zone -> zone.txt("x._domainkey.example-com.host.test", GOOD),
            WARN,
            0.3,
            "dkim_unaligned"),
        of(
            "as the platform and as its own",
            seen("x@example-com.host.test", "k@example.com"),
            key("k", GOOD),
            PASS,
            1,
            "dkim_valid"));
  }

  /** No mail was seen: what can be found is less sure. */
  static Stream<Situation> unseenMail() {
    return Stream.of(
        of(
            "nothing published",
            unknown(),
            zone -> zone.mx("example.com", "0 ."),
            FAIL,
            0,
            "dkim_missing"),
        of(
            "nothing at the platform",
            hosted(),
            zone -> zone.mx("example.com", "0 ."),
            FAIL,
            0,
            "dkim_missing"),
        of("the platform's key", hosted(), key("h1", GOOD), PASS, 1, "dkim_valid"),
        of("the platform's second key", hosted(), key("h2", GOOD), PASS, 1, "dkim_valid"),
        of(
            "the better of two",
            hosted(),
            key("h1", WEAK).andThen(key("h2", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of("a weak key", hosted(), key("h1", WEAK), WARN, 0.6, "dkim_key_weak"),
        of("a test", hosted(), key("h1", GOOD + "; t=y"), WARN, 0.6, "dkim_testing"),
        of("the new kind only", hosted(), key("h1", MODERN), WARN, 0.6, "dkim_ed25519_only"),
        of(
            "both kinds",
            hosted(),
            key("h1", MODERN).andThen(key("h2", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of("a broken key", hosted(), key("h1", BROKEN), FAIL, 0, "dkim_key_malformed"),
        of("a key that is too short", hosted(), key("h1", SHORT), FAIL, 0, "dkim_key_short"),
        of("a dead alias", hosted(), alias("h1"), FAIL, 0, "dkim_key_alias"),
        of(
            "one dead alias of two",
            hosted(),
            alias("h2").andThen(key("h1", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of(
            "a broken key, but a usual one is sound",
            hosted(),
            key("h1", BROKEN).andThen(key("default", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of("withdrawn keys", hosted(), key("h1", REVOKED), UNKNOWN, 0, "dkim_selector_unknown"),
        of("a usual name", unknown(), key("default", GOOD), PASS, 1, "dkim_valid"),
        of(
            "a usual name, broken",
            unknown(),
            key("mail", BROKEN),
            UNKNOWN,
            0,
            "dkim_selector_unknown"),
        of("an unusual name", unknown(), key("qx7", GOOD), UNKNOWN, 0, "dkim_selector_unknown"),
        of(
            "an unusual name at the platform",
            hosted(),
            key("qx7", GOOD),
            UNKNOWN,
            0,
            "dkim_selector_unknown"),
        of("SPF at every name", hosted(), key("*", "v=spf1 -all"), UNKNOWN, 0, "dkim_wildcard"),
        of("a withdrawal for every name", hosted(), key("*", REVOKED), UNKNOWN, 0, "dkim_wildcard"),
        of("a broken key at every name", hosted(), key("*", BROKEN), UNKNOWN, 0, "dkim_wildcard"),
        of(
            "a key among SPF at every name",
            hosted(),
            key("*", "v=spf1 -all").andThen(key("h1", GOOD)),
            PASS,
            1,
            "dkim_valid"),
        of(
            "any address",
            unknown(),
            zone -> zone.addresses("*.example.com", "192.0.2.1"),
            UNKNOWN,
            0,
            "dkim_wildcard"));
  }

  static Stream<Situation> all() {
    return Stream.concat(seenMail(), unseenMail());
  }

  @ParameterizedTest
  @MethodSource("all")
  void theVerdictIsRight(Situation situation) {
    Finding finding = run(situation.subject(), situation.zone());
    assertThat(finding)
        .as(finding.toString())
        .returns(situation.state(), Finding::state)
        .returns(situation.credit(), Finding::credit)
        .returns(situation.code(), Finding::code)
        .returns(situation.confidence(), Finding::confidence);
    assertThat(finding.evidence()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whateverIsWrongHasAFix(Situation situation) {
    Finding finding = run(situation.subject(), situation.zone());
    assertThat(finding.fix() == null).as(finding.toString()).isEqualTo(finding.state() == PASS);
  }

  /** Most flaws are mended by a new key, which only the mail server makes; these are not. */
  static Stream<Situation> mendedByARecord() {
    return all()
        .filter(
            situation -> {
              Fix fix = run(situation.subject(), situation.zone()).fix();
              return fix != null && fix.record() != null;
            });
  }

  @ParameterizedTest
  @MethodSource("mendedByARecord")
  void whoeverPublishesTheFixPasses(Situation situation) {
    Finding finding = run(situation.subject(), situation.zone());
    Fix.DnsRecord record = finding.fix().record();
    assertThat(record.type()).isEqualTo("TXT");
    ZoneDns mended = situation.zone().remove(record.name()).txt(record.name(), record.value());
    assertThat(run(situation.subject(), mended).state()).as(finding.toString()).isEqualTo(PASS);
  }

  @Test
  void whatIsWrongAroundAKeyIsMendedByARecord() {
    assertThat(mendedByARecord())
        .extracting(Situation::name)
        .contains("a test", "a key for SHA-1", "a key for something else", "backslashes");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFailureOfTheDnsChangesAVerdictToUnknownOrNotAtAll(Situation situation) {
    ZoneDns dns = situation.zone();
    Silenced.leavesItOrMakesItUnknown(dns, () -> run(situation.subject(), dns));
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutTheDnsNothingIsKnown(Situation situation) {
    ZoneDns dns = situation.zone();
    Silenced.altogetherNothingIsKnown(dns, () -> run(situation.subject(), dns));
  }

  @Test
  void thatThereIsNoKeyTakesOneQuestion() {
    var dns = new ZoneDns();
    run(unknown(), dns);
    assertThat(dns.asked()).hasSize(1);
  }

  @Test
  void guessingIsBounded() {
    ZoneDns dns = new ZoneDns();
    key("qx7", GOOD).accept(dns);
    run(hosted(), dns);
    assertThat(dns.asked()).hasSizeLessThan(20);
  }

  @Test
  void theProviderSignsItsOwnMail() {
    var subject =
        new Subject(
            new Domain("host.example"), Situation.HOST, List.of(), List.of(), Situation.DOMAIN);
    var dns = new ZoneDns();
    assertThat(run(subject, dns)).returns(PASS, Finding::state).returns("managed", Finding::code);
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void brokenSignaturesOfTheZoneAreTheDomainsFault() {
    var seen = new ZoneDns().fails("k._domainkey.example.com", Fault.DNSSEC_BOGUS);
    assertThat(run(seen("k@example.com"), seen))
        .returns(FAIL, Finding::state)
        .returns("dnssec_broken", Finding::code);
    var unseen = new ZoneDns().fails("_domainkey.example.com", Fault.DNSSEC_BOGUS);
    assertThat(run(unknown(), unseen)).returns("dnssec_broken", Finding::code);
  }

  @Test
  void thePlatformSaysHowSigningIsSwitchedOn() {
    assertThat(run(hosted(), new ZoneDns()).fix().text()).isEqualTo("Switch it on.");
    assertThat(run(unknown(), new ZoneDns()).fix().text()).contains("example.com");
  }

  @Test
  void aFindingTellsWhichKeyItIs() {
    ZoneDns dns = new ZoneDns();
    key("k", GOOD).andThen(key("n", MODERN)).accept(dns);
    assertThat(run(seen("n@example.com", "k@example.com"), dns).value())
        .isEqualTo("k._domainkey.example.com rsa-2048, n._domainkey.example.com ed25519-256");
  }

  @Test
  void otherKeysThatAreWrongAreRemarked() {
    ZoneDns dns = new ZoneDns();
    key("h1", GOOD).andThen(key("h2", BROKEN)).accept(dns);
    assertThat(run(hosted(), dns).remarks())
        .extracting(Finding.Remark::code)
        .containsExactly("dkim_key_malformed");
  }

  private static Finding run(Subject subject, ZoneDns dns) {
    return new DkimCheck(SUFFIXES, new Random(1)).run(subject, dns);
  }

  private static Situation one(String name, String key, State state, double credit, String code) {
    return of(name, seen("k@example.com"), key("k", key), state, credit, code);
  }

  private static Situation of(
      String name,
      Subject subject,
      Consumer<ZoneDns> records,
      State state,
      double credit,
      String code) {
    boolean read = state == PASS || state == WARN;
    Confidence unseen =
        read ? RECORD_ONLY : state == FAIL && !code.equals("dkim_missing") ? ASSUMED : CONFIRMED;
    return new Situation(
        name,
        subject,
        records,
        state,
        credit,
        code,
        subject.selectors().isEmpty() ? unseen : CONFIRMED);
  }

  private static Consumer<ZoneDns> key(String selector, String... texts) {
    return zone -> zone.txt(selector + "._domainkey.example.com", texts);
  }

  private static Consumer<ZoneDns> dmarc(String tags) {
    return zone -> zone.txt("_dmarc.example.com", "v=DMARC1; " + tags);
  }

  private static Consumer<ZoneDns> alias(String selector) {
    return zone ->
        zone.add(selector + "._domainkey.example.com", "@ CNAME " + selector + ".host.test.");
  }

  private static String huge() {
    return RsaKeys.bare(BigInteger.ONE.shiftLeft(5000).add(BigInteger.ONE));
  }
}
