package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import sendwell.Logs;
import sendwell.dns.Dns;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;

class ExaminationTest {
  private static final Subject SUBJECT = Subject.of(new Domain("example.com"));

  private final Examination examination =
      new Examination(List.of(new Failing()), Duration.ofMinutes(1));

  private record Failing() implements Check {
    @Override
    public Aspect aspect() {
      return Aspect.MX;
    }

    @Override
    public Finding look(Subject subject, Dns dns) {
      throw new RejectedExecutionException("event executor terminated");
    }
  }

  private Map<Aspect, Finding> examine() {
    return examination.of(SUBJECT, new ZoneDns(), (_, _) -> {});
  }

  @Test
  void aCheckThatFailsIsAFaultOfOursAndSaysNothing() {
    try (var logs = Logs.of("sendwell.check")) {
      assertThat(examine())
          .hasEntrySatisfying(
              Aspect.MX, finding -> assertThat(finding.code()).isEqualTo("check_failed"));
      assertThat(logs.text()).contains("ERROR", "A check failed", "event executor terminated");
    }
  }

  @Test
  void aCheckThatTheStopTakesTheGroundFromIsNone() {
    examination.stop();
    try (var logs = Logs.of("sendwell.check")) {
      examine();
      assertThat(logs.text()).isEmpty();
    }
  }
}
