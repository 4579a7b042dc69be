package sendwell.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import sendwell.check.Aspect;
import sendwell.check.Confidence;
import sendwell.check.Finding;
import sendwell.check.Fix;
import sendwell.dns.Evidence;

/**
 * A row of the Email Deliverability Dashboard, in the API's own form.
 *
 * @param key which metric
 * @param title as it stands on the screen
 * @param weight its points at most
 * @param points what it earns; null unless known
 * @param state its colour
 * @param value what is there, in a few words
 * @param description the verdict as a sentence
 * @param fix what to do; null if there is nothing
 * @param gain so many points more the score has once that is done; null if there is nothing to do
 * @param confidence how sure it is; null unless it was checked
 * @param remarks what else was noticed
 * @param evidence what was asked and what came back
 * @param checkedAt when it was last seen so; null if never
 * @param since when it began to be so; null if never checked
 * @param staleSince since when nothing could be learnt; null while all is well
 * @param suspect a fault that was seen once and waits for a second look; null if there is none
 * @param parts what the metric is made of; only of the deliverability
 */
record MetricRow(
    Metric key,
    String title,
    int weight,
    Double points,
    MetricState state,
    String value,
    String description,
    Fix fix,
    Integer gain,
    Confidence confidence,
    List<Finding.Remark> remarks,
    List<Evidence> evidence,
    Instant checkedAt,
    Instant since,
    Instant staleSince,
    Suspect suspect,
    @JsonInclude(Include.NON_NULL) List<PartRow> parts) {

  /**
   * A fault that was seen once.
   *
   * @param description the verdict that a second look may confirm
   * @param since when it was seen
   * @param confirmedFrom the second look is not before this
   */
  record Suspect(String description, Instant since, Instant confirmedFrom) {}

  /**
   * A part of the deliverability.
   *
   * @param key which
   * @param title as it stands on the screen
   * @param weight its points at most
   * @param points what it earns; null unless known
   * @param state its colour
   * @param description where it comes from, or why it is not known
   * @param items what it is made of
   */
  record PartRow(
      Part key,
      String title,
      double weight,
      Double points,
      MetricState state,
      String description,
      List<Item> items) {}

  /**
   * A finding that is no metric of its own.
   *
   * @param key what was looked at
   * @param title as people know it
   * @param state its colour
   * @param value what is there
   * @param description the verdict as a sentence
   * @param fix what to do; null if there is nothing
   * @param remarks what else was noticed
   * @param evidence what was asked and what came back
   * @param checkedAt when it was last seen so
   */
  record Item(
      Aspect key,
      String title,
      MetricState state,
      String value,
      String description,
      Fix fix,
      List<Finding.Remark> remarks,
      List<Evidence> evidence,
      Instant checkedAt) {}
}
