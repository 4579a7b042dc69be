package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Trace;
import sendwell.dns.Txt;
import sendwell.dns.ZoneDns;

class WalkTest {
  private final ZoneDns dns = new ZoneDns();

  @Test
  void everyTermIsFollowedAndItsCostIsKnown() {
    dns.txt("example.com", "v=spf1 a mx include:a.example ip4:192.0.2.1 redirect=b.example")
        .addresses("example.com", "192.0.2.10", "2001:db8::10")
        .mx("example.com", "10 mx.example.com.")
        .addresses("mx.example.com", "192.0.2.20")
        .txt("a.example", "v=spf1 include:c.example ~all a")
        .txt("b.example", "v=spf1 exists:%{i}.b.example ptr ~all")
        .txt("c.example", "v=spf1 ip4:192.0.2.0/24");
    Tree tree = walk();
    assertThat(lines(tree))
        .containsExactly(
            "a 1 THERE 192.0.2.10 2001:db8::10",
            "mx 1 THERE 192.0.2.20",
            "include:a.example 2 THERE",
            "  include:c.example 1 THERE",
            "redirect=b.example 3 THERE",
            "  exists:%{i}.b.example 1 DEPENDS",
            "  ptr 1 DEPENDS");
    assertThat(tree.lookups()).isEqualTo(7);
    assertThat(tree.voids()).isZero();
  }

  @Test
  void whatIsNotThereIsKeptApartFromWhatNobodyKnows() {
    dns.txt("example.com", "v=spf1 a:x.example mx:x.example include:x.example exists:x.example");
    assertThat(walk())
        .returns(3, Tree::voids)
        .returns(0, Tree::doubts)
        .satisfies(tree -> assertThat(states(tree)).containsOnly(Branch.State.NOTHING_THERE));
    dns.silent("x.example");
    assertThat(walk())
        .returns(0, Tree::voids)
        .returns(12, Tree::doubts) // any of ten mail hosts may be nowhere
        .satisfies(tree -> assertThat(states(tree)).containsOnly(Branch.State.UNKNOWN));
  }

  @Test
  void aHostWithAddressesOfOneFamilyIsThereThoughTheOtherFails() {
    dns.txt("example.com", "v=spf1 mx -all")
        .mx("example.com", "1 a.example.", "2 b.example.", "3 c.example.")
        .addresses("a.example", "192.0.2.1")
        .addresses("b.example", "2001:db8::1")
        .fails(new Question<>(DomainName.parse("a.example"), RecordType.AAAA), Fault.SERVFAIL);
    assertThat(walk().branches())
        .singleElement()
        .returns(Branch.State.THERE, Branch::state)
        .returns(1, Branch::voids)
        .returns(0, Branch::doubts);
  }

  @Test
  void aRecordThatLeadsBackToItselfIsFollowedOnce() {
    dns.txt("example.com", "v=spf1 include:a.example include:a.example -all")
        .txt("a.example", "v=spf1 redirect=example.com");
    assertThat(lines(walk()))
        .containsExactly(
            "include:a.example 2 THERE",
            "  redirect=example.com 1 LOOP",
            "include:a.example 2 THERE",
            "  redirect=example.com 1 LOOP");
  }

  @Test
  void macrosOfTheDomainAloneAreFollowed() {
    dns.txt("example.com", "v=spf1 include:%{d1r}.%{d}._spf.example.net")
        .txt(
            "example.example.com._spf.example.net",
            "v=spf1 include:%{o}.x.org include:%{d4r}.x.org")
        .txt("example.com.x.org", "v=spf1 -all")
        .txt("_spf.com.example.example.x.org", "v=spf1 -all");
    assertThat(walk().trees())
        .extracting(tree -> tree.domain().text())
        .containsExactly(
            "example.com",
            "example.example.com._spf.example.net",
            "example.com.x.org",
            "_spf.com.example.example.x.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "l", "i", "p", "v", "h"})
  void macrosOfTheMessageCannotBeJudged(String letter) {
    dns.txt("example.com", "v=spf1 include:%{" + letter + "}.example.net");
    assertThat(walk().branches())
        .singleElement()
        .returns(Branch.State.DEPENDS, Branch::state)
        .returns(1, Branch::lookups);
  }

  @Test
  void moreMailHostsThanMayBeLookedAtAreSeen() {
    String[] hosts =
        IntStream.range(0, 11).mapToObj(i -> i + " h" + i + ".example.").toArray(String[]::new);
    dns.txt("example.com", "v=spf1 mx").mx("example.com", hosts);
    assertThat(states(walk())).containsExactly(Branch.State.TOO_MANY);
  }

  @Test
  void aTreeWithoutEndIsWalkedForAWhile() {
    Tree tree = new Spf(new Forest(), () -> Instant.EPOCH).walk(DomainName.parse("example.com"));
    assertThat(tree.trees().count()).isEqualTo(101);
    assertThat(tree.lookups()).isBetween(100, 1000);
  }

  /** Every domain includes two others that nobody has heard of. */
  private record Forest() implements Dns {
    @Override
    public <T> Answer<T> ask(Question<T> question) {
      var trace = Trace.of("NOERROR", Duration.ofMinutes(1), "forest", Instant.EPOCH);
      @SuppressWarnings("unchecked") // a walk along includes asks for texts only
      var texts = (List<T>) List.of(Txt.of("v=spf1 include:a.%{d} include:b.%{d} -all"));
      return new Answer.Found<>(texts, trace);
    }

    @Override
    public void prefetch(Collection<Question<?>> questions) {
      assertThat(questions).hasSizeLessThanOrEqualTo(100);
    }
  }

  @Test
  void aRecordOfThousandsOfTermsIsCountedToTheEnd() {
    var strings = new ArrayList<String>();
    String text = "v=spf1" + " a".repeat(5000);
    for (int i = 0; i < text.length(); i += 250) {
      strings.add('"' + text.substring(i, Math.min(text.length(), i + 250)) + '"');
    }
    dns.add("example.com", "@ TXT " + String.join(" ", strings));
    assertThat(walk()).returns(1000, Tree::lookups).returns(4900, Tree::unseen);
    assertThat(dns.asked()).hasSizeLessThan(500);
  }

  @ParameterizedTest
  @CsvSource({
    "+all, +all",
    "mx all, all",
    "ip4:0.0.0.0/0 -all, ip4:0.0.0.0/0",
    "a/0 -all, a/0",
    "include:open.example -all, include:open.example",
    "redirect=open.example, redirect=open.example"
  })
  void aTermByWhichEverybodyPassesIsFound(String terms, String term) {
    dns.txt("example.com", "v=spf1 " + terms).txt("open.example", "v=spf1 mx +all");
    assertThat(walk().everybody()).get().extracting(Term::text).isEqualTo(term);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~all +all",
        "?ip4:0.0.0.0/0 -all",
        "-include:open.example -all",
        "include:closed.example -all",
        "redirect=open.example -all",
        "ip4:192.0.2.0/24"
      })
  void elseNotEverybodyPasses(String terms) {
    dns.txt("example.com", "v=spf1 " + terms)
        .txt("open.example", "v=spf1 +all")
        .txt("closed.example", "v=spf1 mx -all");
    assertThat(walk().everybody()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-all,                        false",
    "'',                          false",
    "?mx ~all,                    false",
    "include:closed.example ?all, false",
    "redirect=closed.example,     false",
    "include:none.example -all,   false",
    "include:silent.example -all, true",
    "include:%{i}.example -all,   true",
    "include:open.example -all,   true",
    "mx -all,                     true",
    "exists:%{i}.example -all,    true"
  })
  void aRecordThatNobodyCanPassIsFound(String terms, boolean anybody) {
    dns.txt("example.com", ("v=spf1 " + terms).strip())
        .txt("closed.example", "v=spf1 -all")
        .txt("open.example", "v=spf1 ip4:192.0.2.1 -all")
        .silent("silent.example");
    assertThat(walk().admitsAnybody()).isEqualTo(anybody);
  }

  private Tree walk() {
    return new Spf(dns, () -> Instant.EPOCH).walk(DomainName.parse("example.com"));
  }

  private static List<Branch.State> states(Tree tree) {
    return tree.branches().stream().map(Branch::state).toList();
  }

  private static List<String> lines(Tree tree) {
    var lines = new ArrayList<String>();
    for (Branch branch : tree.branches()) {
      String addresses =
          branch.addresses().stream()
              .map(it -> " " + Address.readable(it))
              .collect(Collectors.joining());
      lines.add(
          "%s %d %s%s"
              .formatted(branch.term().text(), branch.lookups(), branch.state(), addresses));
      branch.followed().ifPresent(it -> lines(it).forEach(line -> lines.add("  " + line)));
    }
    return lines;
  }
}
