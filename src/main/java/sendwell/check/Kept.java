package sendwell.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A finding as it is kept: what holds until something else is certain.
 *
 * @param finding what holds
 * @param observedAt when it was last seen so
 * @param since when its verdict began to hold
 * @param staleSince since when nothing could be learnt; null while all is well
 * @param suspect a fault that was seen once and waits for a second look; null if there is none
 * @param suspectSince when it was first seen; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kept(
    Finding finding,
    Instant observedAt,
    Instant since,
    Instant staleSince,
    Finding suspect,
    Instant suspectSince) {
  /** The earliest time of the second look at the suspect; of no meaning without one. */
  public Instant secondLook() {
    return suspectSince.plus(Judgement.SECOND_LOOK);
  }

  /** The first finding of its kind. */
  static Kept first(Finding finding, Instant now) {
    return new Kept(finding, now, now, null, null, null);
  }
}
