package sendwell.dns;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far one reply brings a question. */
sealed interface Reading {
  /** For what nobody foresaw. */
  Logger LOG = LoggerFactory.getLogger(Reading.class);

  /** To its end. */
  record Settled(Answer<?> answer) implements Reading {}

  /** To an alias: where that leads, the name server has not said. */
  record Onward(Trail trail) implements Reading {}

  /** The answer is too long for a datagram (RFC 1035 §4.2.1). */
  record CutOff() implements Reading {}

  /** Nowhere; another name server may know more. */
  record Useless(Answer.Failed<?> failure) implements Reading {}

  /** Reads a reply to a question that the trail has led from its name so far. */
  static Reading of(Question<?> question, Trail trail, Reply reply) {
    return switch (reply) {
      case Reply.Came came -> read(question, trail, came);
      case Reply.Lost(var fault, var words, var server, var at) ->
          useless(fault, words, server, at);
    };
  }

  private static Reading read(Question<?> question, Trail trail, Reply.Came came) {
    try {
      return new MessageReader<>(question, came).read(trail);
    } catch (RuntimeException e) { // whatever a message holds, somebody waits for its reading
      LOG.atWarn().addKeyValue("question", question).setCause(e).log("An answer was not read");
      return useless(Fault.MALFORMED, "an answer that cannot be read", came.server(), came.at());
    }
  }

  private static Reading useless(Fault fault, String words, NameServer server, Instant at) {
    Trace trace = Trace.of(words, Duration.ZERO, server.name(), at);
    return new Useless(new Answer.Failed<>(fault, trace));
  }
}
