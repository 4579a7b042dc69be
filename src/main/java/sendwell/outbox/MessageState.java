package sendwell.outbox;

/** How far the sending of a message has come. */
public enum MessageState {
  /** Waits for its turn, or for another try. */
  QUEUED,
  /** Is being handed to the server, or its fate is being looked up. */
  SENDING,
  /** The server has taken it over. */
  SENT,
  /** It will not be sent; the failure says why. */
  FAILED,
  /** The user took it back in time. */
  CANCELLED
}
