package sendwell.check;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import sendwell.event.Event;
import sendwell.mail.Domain;

/**
 * How far the check of a domain has come, in the API's own form.
 *
 * @param domain which
 * @param finished whether it is over, and the findings can be read
 * @param aspect what has just been looked at; null at the beginning and at the end
 * @param state what was found of it; null at the beginning and at the end
 * @param done so many aspects have been looked at
 * @param of so many
 * @param changes what is no longer as it was before; at the end only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
    Domain domain,
    boolean finished,
    Aspect aspect,
    State state,
    int done,
    int of,
    List<Change> changes) {
  /** The type of its events. */
  public static final String TYPE = "check.progress";

  static Progress step(Domain domain, Aspect aspect, State state, int done, int of) {
    return new Progress(domain, false, aspect, state, done, of, null);
  }

  static Progress end(Domain domain, int of, List<Change> changes) {
    return new Progress(domain, true, null, null, of, of, changes);
  }

  Event event() {
    return new Event(TYPE, null, this);
  }
}
