package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.check.State.NOT_APPLICABLE;
import static sendwell.check.State.PASS;
import static sendwell.check.State.UNKNOWN;
import static sendwell.check.State.WARN;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dns.Evidence;
import sendwell.dns.ZoneDns;
import sendwell.http.FetchingWorld;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;
import sendwell.rdap.Rdap;

/** With a real web server behind it. */
class DomainAgeCheckTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  @RegisterExtension private static final FetchingWorld WORLD = new FetchingWorld("registry.test");

  @BeforeEach
  void publish() {
    WORLD
        .server()
        .file(
            "registry.test/dns.json",
            "{\"services\": [[[\"uk\"], [\"%s\"]]]}".formatted(uri("/rdap/")));
  }

  private static URI uri(String path) {
    return URI.create("https://registry.test:" + WORLD.server().port() + path);
  }

  private static void registered(String domain, String at) {
    WORLD
        .server()
        .file(
            "registry.test/rdap/domain/" + domain,
            "{\"events\": [{\"eventAction\": \"registration\", \"eventDate\": \"%s\"}]}"
                .formatted(at));
  }

  private static Finding run(String domain) {
    var rdap = new Rdap(WORLD.web(), uri("/dns.json"), () -> NOW);
    return new DomainAgeCheck(rdap, SUFFIXES, () -> NOW)
        .run(Subject.of(new Domain(domain)), new ZoneDns());
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-17T08:00:00Z, PASS, 6 years ago",
    "2024-03-31T12:00:00Z, PASS, 2 years ago",
    "2025-12-31T12:00:00Z, PASS, 90 days ago",
    "2026-03-01T12:00:00Z, PASS, 30 days ago",
    "2026-03-01T12:00:01Z, WARN, 29 days ago",
    "2026-03-30T08:00:00+02:00, WARN, 1 day ago",
    "2026-04-01T00:00:00Z, WARN, 0 days ago"
  })
  void aMonthMakesADomainTrustworthy(String at, State state, String ago) {
    registered("example.co.uk", at);
    assertThat(run("example.co.uk"))
        .returns(state, Finding::state)
        .satisfies(
            finding ->
                assertThat(finding.description())
                    .startsWith("example.co.uk was registered " + ago));
  }

  @Test
  void aYoungDomainIsToldWhenItIsOldEnough() {
    registered("example.co.uk", "2026-03-10T12:00:00Z");
    assertThat(run("example.co.uk"))
        .returns(WARN, Finding::state)
        .returns("domain_age_young", Finding::code)
        .returns("since 2026-03-10", Finding::value)
        .satisfies(
            finding ->
                assertThat(finding.fix().text()).endsWith("The warning ends on 2026-04-09."));
  }

  @Test
  void theEvidenceIsWhatTheRegistrySays() {
    registered("example.co.uk", "2019-05-17T08:00:00Z");
    assertThat(run("example.co.uk").evidence())
        .singleElement()
        .returns(uri("/rdap/domain/example.co.uk").toString(), Evidence::name)
        .returns("GET", Evidence::type)
        .returns("200", Evidence::outcome)
        .returns(List.of("registration: 2019-05-17T08:00:00Z"), Evidence::records)
        .returns("registry.test:" + WORLD.server().port(), Evidence::resolver)
        .returns(NOW, Evidence::at);
    assertThat(run("missing.uk").evidence())
        .singleElement()
        .returns("404", Evidence::outcome)
        .returns(List.of(), Evidence::records);
  }

  @Test
  void theRegisteredDomainIsAskedAbout() {
    registered("example.co.uk", "2019-05-17T08:00:00Z");
    assertThat(run("news.mail.example.co.uk").state()).isEqualTo(PASS);
    assertThat(WORLD.server().requests())
        .containsExactly(
            "GET registry.test/dns.json", "GET registry.test/rdap/domain/example.co.uk");
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, Its registry does not tell",
    "missing.uk, Its registry does not know it"
  })
  void whatTheRegistryDoesNotTellIsNotKnown(String domain, String words) {
    assertThat(run(domain))
        .returns(UNKNOWN, Finding::state)
        .satisfies(finding -> assertThat(finding.description()).contains(words));
  }

  @Test
  void withoutTheListOfRegistriesNothingIsKnown() {
    WORLD.dns().silent("registry.test");
    assertThat(run("example.co.uk").state()).isEqualTo(UNKNOWN);
  }

  @Test
  void aSuffixIsRegisteredByNobody() {
    assertThat(run("co.uk").state()).isEqualTo(NOT_APPLICABLE);
    assertThat(WORLD.server().requests()).isEqualTo(List.of());
  }
}
