package sendwell.failure;

/**
 * Ends the work in hand and is told to whoever asked for it. The message is a sentence for a
 * person: it names the thing and the next step, and never holds a secret.
 */
public abstract sealed class Failure extends RuntimeException
    permits NotFound, Conflict, Invalid, Refused, Unavailable {

  Failure(String sentence) {
    // No stack trace: a failure is an answer, not a bug.
    super(sentence, null, false, false);
  }
}
