package sendwell.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import sendwell.dns.Dns;
import sendwell.dns.Evidence;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;
import sendwell.rdap.Rdap;
import sendwell.rdap.Registration;
import sendwell.rdap.Registration.Source;

/**
 * Has the domain existed long enough to be trusted?
 *
 * @param rdap asks the registries
 * @param suffixes tell which domain is the registered one
 * @param time tells how old it is
 */
public record DomainAgeCheck(Rdap rdap, PublicSuffixes suffixes, InstantSource time)
    implements Check {
  private static final Duration YOUNG = Duration.ofDays(30);
  private static final double YOUNG_CREDIT = 0.5;
  private static final int DAYS_OF_TWO_YEARS = 730;

  @Override
  public Aspect aspect() {
    return Aspect.DOMAIN_AGE;
  }

  @Override
  public Finding look(Subject subject, Dns dns) {
    return suffixes
        .registered(subject.domain())
        .map(domain -> judge(domain, rdap.registration(domain)))
        .orElseGet(() -> nobodys(subject.domain()));
  }

  private static Finding nobodys(Domain domain) {
    return Finding.notApplicable(
        "domain_age_none", "", "%s is no domain that somebody registered.".formatted(domain));
  }

  private Finding judge(Domain domain, Registration registration) {
    return switch (registration) {
      case Registration.Unknown(var reason) -> unknown(domain, reason);
      case Registration.Missing(var source) ->
          unknown(domain, "Its registry does not know it (yet).")
              .shownBy(evidence(source, "404", List.of()));
      case Registration.Since(var at, var source) ->
          judge(domain, at).shownBy(evidence(source, "200", List.of("registration: " + at)));
    };
  }

  private static List<Evidence> evidence(Source source, String outcome, List<String> found) {
    return List.of(Fetch.evidence(source.uri().toString(), outcome, found, source.asked()));
  }

  private static Finding unknown(Domain domain, String reason) {
    return Finding.unknown(
        "domain_age_unknown",
        "",
        "How old %s is could not be learnt. %s".formatted(domain, reason));
  }

  private Finding judge(Domain domain, Instant registered) {
    Duration age = Duration.between(registered, time.instant());
    String value = "since " + day(registered);
    return age.compareTo(YOUNG) >= 0
        ? Finding.pass("domain_age_ok", value, "%s was registered %s.".formatted(domain, ago(age)))
        : Finding.warn(
                YOUNG_CREDIT,
                "domain_age_young",
                value,
                "%s was registered %s: receivers mistrust domains in their first month."
                    .formatted(domain, ago(age)))
            .fixedBy(
                Fix.words(
                    "Send little at first, and to people who answer; double it every few days. The warning ends on %s."
                        .formatted(day(registered.plus(YOUNG)))));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static String ago(Duration age) {
    long days = Math.max(0, age.toDays());
    if (days >= DAYS_OF_TWO_YEARS) {
      return days / 365 + " years ago";
    }
    return days == 1 ? "1 day ago" : days + " days ago";
  }
}
