package sendwell.oauth;

import java.time.Instant;

/**
 * Opens a mailbox at one resource.
 *
 * @param resource at which
 * @param value presented there
 * @param until when it ends
 */
public record AccessToken(Resource resource, String value, Instant until) {
  @Override
  public String toString() {
    return "AccessToken[" + resource.name() + ", ***, until " + until + "]";
  }
}
