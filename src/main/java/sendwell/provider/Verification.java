package sendwell.provider;

import java.time.Instant;
import java.util.List;
import sendwell.oauth.SetupFinding;

/**
 * What was found when a client was verified, in the API's form.
 *
 * @param at when
 * @param findings one for each thing that a sign-in needs
 */
record Verification(Instant at, List<Line> findings) {
  /**
   * A finding.
   *
   * @param code what was looked at
   * @param ok whether it is right; null if that cannot be told
   * @param detail a sentence that says so, and the next step
   * @param answer the provider's own words; may be empty
   */
  record Line(SetupFinding.Subject code, Boolean ok, String detail, String answer) {
    static Line of(SetupFinding finding) {
      Boolean ok =
          switch (finding.verdict()) {
            case PASSED -> true;
            case FAILED -> false;
            case UNKNOWN -> null;
          };
      return new Line(finding.subject(), ok, finding.detail(), finding.answer());
    }
  }

  /** Whether nothing speaks against asking for tokens with this client. */
  boolean letsAsk() {
    return findings.stream()
        .filter(line -> line.code() != SetupFinding.Subject.REDIRECT_URI)
        .noneMatch(line -> Boolean.FALSE.equals(line.ok()));
  }

  static Verification of(Instant at, List<SetupFinding> findings) {
    return new Verification(at, findings.stream().map(Line::of).toList());
  }
}
