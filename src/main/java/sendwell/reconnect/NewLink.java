package sendwell.reconnect;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A link on the one occasion that it is shown.
 *
 * @param id which
 * @param url what to send
 * @param createdAt since when
 * @param expiresAt until when
 */
record NewLink(UUID id, URI url, Instant createdAt, Instant expiresAt) {
  @Override
  public String toString() {
    return "NewLink[" + id + ", ***]";
  }
}
