package sendwell.check;

import java.util.Comparator;
import java.util.List;
import sendwell.check.Finding.Remark;

/**
 * Something that is wrong, and what helps.
 *
 * @param remark what is wrong
 * @param credit what is left of the points if nothing else is wrong
 * @param fix what to do about it; null if there is nothing
 */
record Flaw(Remark remark, double credit, Fix fix) {
  /** The share of the points that is left where no table says another one. */
  private static final double CREDIT = 0.6;

  private static final List<State> WORST_FIRST = List.of(State.FAIL, State.UNKNOWN, State.WARN);

  static Flaw fail(String code, String text, Fix fix) {
    return new Flaw(new Remark(State.FAIL, code, text), 0, fix);
  }

  static Flaw warn(String code, String text, Fix fix) {
    return new Flaw(new Remark(State.WARN, code, text), CREDIT, fix);
  }

  /** What a finding says, as one of several. */
  static Flaw of(Finding finding) {
    return new Flaw(
        new Remark(finding.state(), finding.code(), finding.description()),
        finding.credit(),
        finding.fix());
  }

  State state() {
    return remark.state();
  }

  /** The worst first. */
  static List<Flaw> sorted(List<Flaw> flaws) {
    return flaws.stream()
        .sorted(Comparator.comparingInt(flaw -> WORST_FIRST.indexOf(flaw.state())))
        .toList();
  }

  /** A finding of which this is the verdict and the others are remarks. */
  Finding among(List<Flaw> others, String value) {
    var finding =
        new Finding(
            state(),
            credit,
            remark.code(),
            value,
            remark.text(),
            others.stream().map(Flaw::remark).toList(),
            null,
            Confidence.CONFIRMED,
            List.of());
    return fix == null ? finding : finding.fixedBy(fix);
  }
}
