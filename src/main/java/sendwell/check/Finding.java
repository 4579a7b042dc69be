package sendwell.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import sendwell.dns.Evidence;

/**
 * What a check found.
 *
 * @param state the verdict
 * @param credit the share of the points that it earns, 0 to 1; of no meaning unless the state is
 *     PASS, WARN or FAIL
 * @param code stable name of the verdict: {@code spf_missing}
 * @param value what is there, in a few words or as it stands in the DNS: {@code v=spf1 mx ~all}
 * @param description the verdict as a sentence
 * @param remarks what else was noticed, the worst first
 * @param fix what to do; null if there is nothing
 * @param confidence how sure it is
 * @param evidence what was asked and what came back
 * @param accusers who find fault, by their ids, where several are asked for their opinion
 * @param silent who of those gave no answer
 */
public record Finding(
    State state,
    double credit,
    String code,
    String value,
    String description,
    List<Remark> remarks,
    @JsonInclude(JsonInclude.Include.NON_NULL) Fix fix,
    Confidence confidence,
    List<Evidence> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> accusers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> silent) {
  /**
   * Something that was noticed beside the verdict, or one of its reasons.
   *
   * @param state how bad it is
   * @param code its stable name
   * @param text a sentence
   */
  public record Remark(State state, String code, String text) {}

  /** Keeps its own copies. */
  public Finding {
    if (credit < 0 || credit > 1) {
      throw new IllegalArgumentException("The credit of " + code + " is " + credit + ".");
    }
    remarks = List.copyOf(remarks);
    evidence = List.copyOf(evidence);
    // Those that were kept before there were any have none.
    accusers = accusers == null ? List.of() : List.copyOf(accusers);
    silent = silent == null ? List.of() : List.copyOf(silent);
  }

  Finding(
      State state,
      double credit,
      String code,
      String value,
      String description,
      List<Remark> remarks,
      Fix fix,
      Confidence confidence,
      List<Evidence> evidence) {
    this(
        state,
        credit,
        code,
        value,
        description,
        remarks,
        fix,
        confidence,
        evidence,
        List.of(),
        List.of());
  }

  /** All is well. */
  public static Finding pass(String code, String value, String description) {
    return of(State.PASS, 1, code, value, description);
  }

  /** It could be better. */
  public static Finding warn(double credit, String code, String value, String description) {
    return of(State.WARN, credit, code, value, description);
  }

  /** It is broken. */
  public static Finding fail(String code, String value, String description) {
    return of(State.FAIL, 0, code, value, description);
  }

  /** Nobody knows. */
  public static Finding unknown(String code, String value, String description) {
    return of(State.UNKNOWN, 0, code, value, description);
  }

  /** The question does not arise. */
  public static Finding notApplicable(String code, String value, String description) {
    return of(State.NOT_APPLICABLE, 0, code, value, description);
  }

  private static Finding of(
      State state, double credit, String code, String value, String description) {
    return new Finding(
        state, credit, code, value, description, List.of(), null, Confidence.CONFIRMED, List.of());
  }

  /** The same with a fix. */
  public Finding fixedBy(Fix remedy) {
    return with(remarks, remedy, confidence, evidence, accusers, silent);
  }

  /** The same with remarks. */
  public Finding remarking(List<Remark> noticed) {
    return with(noticed, fix, confidence, evidence, accusers, silent);
  }

  /** The same, as sure as this. */
  public Finding as(Confidence sureness) {
    return with(remarks, fix, sureness, evidence, accusers, silent);
  }

  /** The same with its evidence. */
  public Finding shownBy(List<Evidence> seen) {
    return with(remarks, fix, confidence, seen, accusers, silent);
  }

  /** The same, of which these are the reason. */
  Finding accusedBy(List<String> ids) {
    return with(remarks, fix, confidence, evidence, ids, silent);
  }

  /** The same, of which these have said nothing. */
  Finding unheard(List<String> ids) {
    return with(remarks, fix, confidence, evidence, accusers, ids);
  }

  private Finding with(
      List<Remark> noticed,
      Fix remedy,
      Confidence sureness,
      List<Evidence> seen,
      List<String> against,
      List<String> mute) {
    return new Finding(
        state, credit, code, value, description, noticed, remedy, sureness, seen, against, mute);
  }
}
