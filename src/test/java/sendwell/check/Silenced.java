package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.ZoneDns;

/**
 * What every check must bear: name servers that fail. Whatever was found stays as it was or becomes
 * unknown, when any one answer on the way to it is missing.
 */
final class Silenced {
  private static final List<Fault> FAULTS = List.of(Fault.SERVFAIL, Fault.TIMEOUT, Fault.REFUSED);

  private Silenced() {}

  /** Lets each question of the check fail in turn. */
  static void leavesItOrMakesItUnknown(ZoneDns dns, Supplier<Finding> check) {
    State found = check.get().state();
    for (Question<?> question : questions(dns)) {
      for (Fault fault : FAULTS) {
        dns.fails(question, fault);
        assertThat(check.get().state())
            .as("%s although %s was answered by %s", found, question, fault)
            .isIn(found, State.UNKNOWN);
        dns.answers(question);
      }
    }
  }

  /** Makes all fail at once. */
  static void altogetherNothingIsKnown(ZoneDns dns, Supplier<Finding> check) {
    check.get();
    Set<Question<?>> questions = questions(dns);
    questions.forEach(question -> dns.fails(question, Fault.TIMEOUT));
    assertThat(check.get().state()).isEqualTo(State.UNKNOWN);
  }

  private static Set<Question<?>> questions(ZoneDns dns) {
    Set<Question<?>> questions = new LinkedHashSet<>(dns.asked());
    assertThat(questions).isNotEmpty();
    return questions;
  }
}
