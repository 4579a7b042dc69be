package sendwell.smtp;

import sendwell.mail.ServerFault;

/** What became of connecting to a server and signing in. */
public sealed interface Opening {
  /**
   * Signed in; mail can be sent.
   *
   * @param connection to be closed by whoever asked for it
   */
  record Opened(SmtpConnection connection) implements Opening {}

  /** There is no connection. */
  sealed interface Failed extends Opening {
    /** Why, in words for a person. */
    ServerFault fault();
  }

  /**
   * It failed without a refusal from the server: name, network, TLS, or something missing.
   *
   * @param fault why
   */
  record Unreachable(ServerFault fault) implements Failed {}

  /**
   * The server answered, and refused.
   *
   * @param phase GREETING, EHLO, STARTTLS or AUTH
   * @param reply its own words
   * @param fault what they mean
   */
  record Unwelcome(Phase phase, Reply reply, ServerFault fault) implements Failed {}
}
