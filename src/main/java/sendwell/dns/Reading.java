package sendwell.dns;

import java.time.Duration;

/** How far one reply brings a question. */
sealed interface Reading {
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
      case Reply.Came came -> new MessageReader<>(question, came).read(trail);
      case Reply.Lost(var fault, var words, var server, var at) ->
          new Useless(
              new Answer.Failed<>(fault, Trace.of(words, Duration.ZERO, server.name(), at)));
    };
  }
}
