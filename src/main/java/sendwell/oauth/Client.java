package sendwell.oauth;

/**
 * What this installation is to a provider (RFC 6749 §2.2).
 *
 * @param id public
 * @param secret proves that it is the one
 */
public record Client(String id, String secret) {
  @Override
  public String toString() {
    return "Client[" + id + ", ***]";
  }
}
