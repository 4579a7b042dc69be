package sendwell.mail;

/**
 * Where a mail server listens.
 *
 * @param host a domain name or an address literal, as the user gave it
 * @param port 1 to 65535
 * @param security how the connection is secured
 */
public record Server(String host, int port, Security security) {
  /** Checks host and port. */
  public Server {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535.");
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
