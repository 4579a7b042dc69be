package sendwell.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.EnumMap;
import java.util.Map;

/**
 * A finding without its words and its evidence: all that a score is made of.
 *
 * @param state the verdict
 * @param credit the share of the points that it earns, 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Grade(State state, double credit) {
  static Grade of(Finding finding) {
    return new Grade(finding.state(), finding.credit());
  }

  /** What is read of a stored {@link Report} where nobody wants to know why. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sheet(Map<Aspect, Line> kept) {
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(Grade finding) {}

    Map<Aspect, Grade> grades() {
      var grades = new EnumMap<Aspect, Grade>(Aspect.class);
      kept.forEach((aspect, line) -> grades.put(aspect, line.finding()));
      return grades;
    }
  }
}
