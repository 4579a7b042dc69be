package sendwell;

/**
 * Sendwell cannot start. The message is for the person who starts it: what is wrong, and what to
 * do.
 */
final class StartFailure extends RuntimeException {
  StartFailure(String sentence) {
    super(sentence);
  }

  StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
