package sendwell.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sendwell.db.TestDatabase;
import sendwell.failure.Refused;
import sendwell.workspace.SignInDelays.Subject;

class SignInDelaysTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static TestDatabase postgres;
  private static SignInDelays delays;

  private final Subject anna = Subject.address(UUID.randomUUID() + "@example.com");
  private final Subject source = Subject.source(UUID.randomUUID().toString());
  private Instant now = NOON;

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
    delays = new SignInDelays(postgres.database());
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @Test
  void threeTriesOfAnAddressAreFreeAndThenTheWaitDoubles() {
    assertThat(waitsBeforeTries(anna, 8))
        .containsExactly(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16));
  }

  @Test
  void tenTriesOfASourceAreFree() {
    var waits = waitsBeforeTries(source, 12);
    assertThat(waits.subList(0, 10)).containsOnly(Duration.ZERO);
    assertThat(waits.subList(10, 12)).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void nobodyWaitsLongerThanAQuarterOfAnHour() {
    assertThat(waitsBeforeTries(anna, 20).getLast()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void manyTriesAtOnceGainNothing() {
    long through;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      through =
          IntStream.range(0, 50).mapToObj(_ -> threads.submit(() -> passes(anna))).toList().stream()
              .filter(
                  passed -> {
                    try {
                      return passed.get();
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  })
              .count();
    }
    assertThat(through).isEqualTo(3);
  }

  @Test
  void aRightPasswordLetsTheAddressStartAfresh() {
    waitsBeforeTries(anna, 6);
    delays.succeeded(anna, source);
    assertThat(waitsBeforeTries(anna, 3)).containsOnly(Duration.ZERO);
  }

  @Test
  void aRightPasswordGivesTheSourceOnlyThatTryBack() {
    waitsBeforeTries(source, 10);
    delays.succeeded(anna, source);
    assertThat(passes(source)).isTrue();
    assertThat(passes(source)).isFalse();
  }

  @Test
  void aDayOfPeaceForgives() {
    waitsBeforeTries(anna, 9);
    now = now.plus(Duration.ofDays(1)).plusSeconds(1);
    assertThat(waitsBeforeTries(anna, 3)).containsOnly(Duration.ZERO);
  }

  @Test
  void theCaseOfAnAddressMakesNoOtherOne() {
    assertThat(Subject.address("Anna@Example.com")).isEqualTo(Subject.address("anna@example.COM"));
  }

  @Test
  void whoMustWaitIsToldHowLong() {
    waitsBeforeTries(anna, 7);
    var refused = catchThrowableOfType(Refused.class, () -> delays.attempt(anna, now));
    assertThat(refused.reason()).isEqualTo(Refused.Reason.TOO_OFTEN);
    assertThat(refused.retryAfter().orElseThrow())
        .isBetween(Duration.ofSeconds(16), Duration.ofSeconds(17));
  }

  /** How long each try has to wait, found out by trying second by second. */
  private List<Duration> waitsBeforeTries(Subject subject, int tries) {
    return IntStream.range(0, tries).mapToObj(_ -> waitBeforeTry(subject)).toList();
  }

  private Duration waitBeforeTry(Subject subject) {
    Instant began = now;
    while (!passes(subject)) {
      now = now.plusSeconds(1);
    }
    return Duration.between(began, now);
  }

  private boolean passes(Subject subject) {
    return catchThrowableOfType(Refused.class, () -> delays.attempt(subject, now)) == null;
  }
}
