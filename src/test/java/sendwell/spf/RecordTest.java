package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.Cidr;

/** RFC 7208 §4.5, §4.6, §5, §6, §12. */
class RecordTest {
  @ParameterizedTest
  @ValueSource(strings = {"v=spf1", "V=SpF1 mx", "v=spf1 ", "v=spf1    -all"})
  void theVersionIsFollowedByABlankOrNothing(String text) {
    assertThat(Record.isSpf(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v=spf10 -all", " v=spf1 -all", "v=spf1,mx", "v=spf1\t-all", "spf2.0/pra"})
  void anythingElseIsNoRecord(String text) {
    assertThat(Record.isSpf(text)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Record.parse(text));
  }

  @Test
  void everyMechanismIsRead() {
    Record record =
        Record.parse(
            "v=spf1 ip4:192.0.2.0/28 -ip6:2001:db8::/32 a mx:example.org/24//64 ?ptr"
                + " include:_spf.example.net exists:%{i}.example.org ~all");
    assertThat(record.errors()).isEmpty();
    assertThat(record.directives())
        .extracting(Directive::mechanism)
        .containsExactly(
            new Mechanism.Ip4(Cidr.parse("192.0.2.0/28")),
            new Mechanism.Ip6(Cidr.parse("2001:db8::/32")),
            new Mechanism.A(MacroString.NONE, DualCidr.HOST),
            new Mechanism.Mx(plain("example.org"), new DualCidr(24, 64)),
            new Mechanism.Ptr(MacroString.NONE),
            new Mechanism.Include(plain("_spf.example.net")),
            new Mechanism.Exists(
                new MacroString(
                    "%{i}.example.org",
                    List.of(
                        new MacroString.Macro('i', Integer.MAX_VALUE, false, ".", false),
                        new MacroString.Literal(".example.org")))),
            new Mechanism.All());
    assertThat(record.directives())
        .extracting(Directive::qualifier)
        .containsExactly(
            Qualifier.PASS,
            Qualifier.FAIL,
            Qualifier.PASS,
            Qualifier.PASS,
            Qualifier.NEUTRAL,
            Qualifier.PASS,
            Qualifier.PASS,
            Qualifier.SOFTFAIL);
  }

  @Test
  void aTermKnowsItsTextAndItsPlace() {
    Record record = Record.parse("v=spf1  -MX:example.org   redirect=_spf.example.org");
    assertThat(record.terms())
        .extracting(Term::text)
        .containsExactly("-MX:example.org", "redirect=_spf.example.org");
    assertThat(record.terms()).extracting(Term::at).containsExactly(8, 26);
  }

  @ParameterizedTest
  @CsvSource({
    "a,                32, 128",
    "a/24,             24, 128",
    "a//64,            32, 64",
    "a/24//64,         24, 64",
    "a:example.org/0,  0,  128",
    "a:x/y.example.org//0, 32, 0",
    "a:x/24.example.org, 32, 128"
  })
  void prefixLengthsStandAtTheVeryEnd(String text, int ip4, int ip6) {
    assertThat(mechanism(text))
        .isInstanceOfSatisfying(
            Mechanism.A.class, a -> assertThat(a.range()).isEqualTo(new DualCidr(ip4, ip6)));
  }

  @ParameterizedTest
  @CsvSource({
    "ip6:::,                   0:0:0:0:0:0:0:0/128",
    "ip6:::1.2.3.4/96,         0:0:0:0:0:0:102:304/96",
    "ip6:::FFFF:192.0.2.1,     0:0:0:0:0:ffff:c000:201/128",
    "ip6:2001:DB8::cb01/64,    2001:db8:0:0:0:0:0:cb01/64",
    "ip4:255.255.255.255/32,   255.255.255.255/32",
    "ip4:0.0.0.0/0,            0.0.0.0/0"
  })
  void networksAreRead(String text, String network) {
    String read =
        switch (mechanism(text)) {
          case Mechanism.Ip4(var range) -> range.toString();
          case Mechanism.Ip6(var range) -> range.toString();
          case Mechanism other -> other.toString();
        };
    assertThat(read).isEqualTo(network);
  }

  /** The mark stands before the first character that cannot be understood. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 ip4▸ -all",
        "v=spf1 ip4:▸ -all",
        "v=spf1 ip4:▸1.2.3 -all",
        "v=spf1 ip4:▸1.2.3.4:8080",
        "v=spf1 ip4:▸01.2.3.4",
        "v=spf1 ip4:▸1.2.3.256",
        "v=spf1 ip4:▸2001:db8::1",
        "v=spf1 ip4:1.2.3.4/▸33",
        "v=spf1 ip4:1.2.3.4/▸032",
        "v=spf1 ip4:1.2.3.4/▸",
        "v=spf1 ip4:1.2.3.4/▸/32",
        "v=spf1 mx ip6:▸1.2.3.4",
        "v=spf1 ip6:▸2001:db8::1%eth0",
        "v=spf1 ip6:▸[2001:db8::1]",
        "v=spf1 ip6:2001:db8::1/▸129",
        "v=spf1 a:▸",
        "v=spf1 a/▸33",
        "v=spf1 a//▸129",
        "v=spf1 a▸/24/64",
        "v=spf1 a:▸111.222.33.44",
        "v=spf1 a:abc.▸123",
        "v=spf1 a:▸museum",
        "v=spf1 a:▸museum.",
        "v=spf1 a:example.▸-com",
        "v=spf1 a:example.com▸:8080",
        "v=spf1 a:%{d}▸com",
        "v=spf1 include▸",
        "v=spf1 include:▸ -all",
        "v=spf1 include▸/24",
        "v=spf1 include:example.org▸/24",
        "v=spf1 exists▸",
        "v=spf1 ptr▸/0",
        "v=spf1 all▸.",
        "v=spf1 -all▸:example.org",
        "v=spf1 -▸ mx",
        "v=spf1 ▸1up=foo",
        "v=spf1 ▸=all",
        "v=spf1 ▸ipv4:1.2.3.4",
        "v=spf1 ▸-redirect=example.org",
        "v=spf1 redirect▸:example.org",
        "v=spf1 redirect=▸",
        "v=spf1 exp=▸-all",
        "v=spf1 redirect=a.example redirect▸",
        "v=spf1 redirect=a.example ▸redirect=b.example",
        "v=spf1 exp=a.example ▸EXP=a.example",
        "v=spf1 ▸moo.cow/far_out=man:dog/cat",
        "v=spf1 mx▸\tall",
        "v=spf1 a:x.example▸\u0000",
        "v=spf1 ▸\u0096all",
        "v=spf1 exists:▸%(ir).example",
        "v=spf1 exists:foo▸%.example",
        "v=spf1 a:%{▸a}.example",
        "v=spf1 a:%{▸c}.example",
        "v=spf1 a:%{d▸0}.example",
        "v=spf1 a:%{d2r▸x}.example",
        "v=spf1 a:%{d2▸",
        "v=spf1 a:%{▸",
        "v=spf1 foo=▸%abc -all"
      })
  void anErrorIsWhereItIs(String marked) {
    Record record = Record.parse(marked.replace("▸", ""));
    assertThat(record.isValid()).isFalse();
    assertThat(record.errors()).extracting(SyntaxError::at).containsExactly(marked.indexOf('▸'));
  }

  @Test
  void everyErrorIsFoundAndTheRestIsUnderstood() {
    Record record = Record.parse("v=spf1 ipv4:1.2.3.4 mx ip4:1.2.3.4/40 -all");
    assertThat(record.errors())
        .extracting(SyntaxError::term)
        .containsExactly("ipv4:1.2.3.4", "ip4:1.2.3.4/40");
    assertThat(record.terms()).extracting(Term::text).containsExactly("mx", "-all");
  }

  @Test
  void anErrorShowsItsSurroundings() {
    Record record = Record.parse("v=spf1 include:_spf.example.com ip4:192.0.2.999\u0001 mx a -all");
    assertThat(record.errors())
        .singleElement()
        .returns("…mple.com ip4:192.0.2.999▸\\001 mx a -all", error -> error.excerpt(record.text()))
        .returns("ip4:192.0.2.999\u0001", SyntaxError::term);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default=pass",
        "default=+",
        "t=",
        "x-y_z.1=%{d}/%%",
        "moo.cow-far_out=man:dog/cat",
        "include=example.org"
      })
  void aModifierThatNobodyKnowsIsAllowed(String text) {
    Record record = Record.parse("v=spf1 " + text);
    assertThat(record.errors()).isEmpty();
    assertThat(record.terms()).singleElement().isInstanceOf(Modifier.Unknown.class);
  }

  @Test
  void whatStandsBehindAllIsNeverReached() {
    Record record = Record.parse("v=spf1 mx redirect=example.org -all a ptr exp=x.example.org");
    assertThat(record.reachable()).extracting(Term::text).containsExactly("mx", "-all");
    assertThat(record.unreachable()).extracting(Term::text).containsExactly("a", "ptr");
    assertThat(record.redirect()).isEmpty();
    assertThat(record.explanation()).isPresent();
  }

  @Test
  void aRedirectComesLastWhereverItStands() {
    Record record = Record.parse("v=spf1 redirect=example.org mx");
    assertThat(record.reachable())
        .extracting(Term::text)
        .containsExactly("mx", "redirect=example.org");
  }

  @Test
  void theTermsThatCountAsLookUpsAreThoseOfTheRfc() {
    Record record =
        Record.parse(
            "v=spf1 ip4:1.2.3.4 ip6:::1 a mx ptr exists:x.org include:x.org redirect=x.org"
                + " exp=x.org x=y");
    assertThat(record.terms())
        .filteredOn(Term::looksUp)
        .extracting(Term::text)
        .containsExactly("a", "mx", "ptr", "exists:x.org", "include:x.org", "redirect=x.org");
  }

  private static Mechanism mechanism(String text) {
    Record record = Record.parse("v=spf1 " + text);
    assertThat(record.errors()).isEmpty();
    return record.directives().getFirst().mechanism();
  }

  private static MacroString plain(String text) {
    return new MacroString(text, List.of(new MacroString.Literal(text)));
  }
}
