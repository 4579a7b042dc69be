package sendwell.reconnect;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.function.Supplier;
import sendwell.failure.Refused;
import sendwell.web.Source;
import sendwell.workspace.SignInDelays;
import sendwell.workspace.SignInDelays.Subject;

/**
 * How often a link may be guessed, and what it is good for be tried: with the growing delays of the
 * sign-in.
 */
record Tries(SignInDelays delays, Source source) {
  /**
   * Looks for a link; only what finds none counts against the source.
   *
   * @throws Refused if the source has guessed too often
   */
  OpenLink ofSource(RoutingContext ctx, Instant now, Supplier<OpenLink> search) {
    var from = Subject.source(source.of(ctx));
    delays.attempt(from, now);
    var link = search.get();
    delays.takeBack(from);
    return link;
  }

  /**
   * Counts a try to connect again by the link.
   *
   * @throws Refused if it comes too soon after those before
   */
  void count(OpenLink link, Instant now) {
    delays.attempt(Subject.link(link.id()), now);
  }
}
