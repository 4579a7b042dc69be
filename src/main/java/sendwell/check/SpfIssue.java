package sendwell.check;

import java.util.stream.Stream;
import sendwell.check.Finding.Remark;

/** Something noticed about a domain's SPF, and how sure it is. */
record SpfIssue(Remark remark, Confidence confidence) {
  static Stream<SpfIssue> of(State state, String code, String text) {
    return Stream.of(new SpfIssue(new Remark(state, code, text), Confidence.CONFIRMED));
  }

  /** One that holds if mail leaves from where we assume that it does. */
  static Stream<SpfIssue> assumed(State state, String code, String text) {
    return Stream.of(new SpfIssue(new Remark(state, code, text), Confidence.ASSUMED));
  }

  static Stream<SpfIssue> none() {
    return Stream.of();
  }

  State state() {
    return remark.state();
  }
}
