package sendwell.dns;

/**
 * Where a service is offered (RFC 2782).
 *
 * @param priority the lowest is tried first
 * @param weight among equal priorities, the share of the clients
 * @param port the port of the service
 * @param target the host, lower case, without the final dot; {@code .} if the service is decidedly
 *     not offered
 */
public record Srv(int priority, int weight, int port, String target) {
  /** Whether the record says that there is such a service, rather than that there is none. */
  public boolean offered() {
    return !target.equals(".");
  }
}
