package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
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
    each(dns, check, (state, what) -> assertThat(state).as(what).isIn(found, State.UNKNOWN));
  }

  /** The same where a fault may hide behind a silence of little weight. */
  static void neverMakesItWorse(ZoneDns dns, Supplier<Finding> check) {
    State found = check.get().state();
    each(
        dns,
        check,
        (state, what) ->
            assertThat(state)
                .as(what)
                .satisfiesAnyOf(
                    unknown -> assertThat(unknown).isEqualTo(State.UNKNOWN),
                    known -> assertThat(known.worse(found)).isEqualTo(found)));
  }

  private static void each(
      ZoneDns dns, Supplier<Finding> check, BiConsumer<State, String> assertion) {
    for (Question<?> question : questions(dns)) {
      for (Fault fault : FAULTS) {
        dns.fails(question, fault);
        assertion.accept(check.get().state(), question + " was answered by " + fault);
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
