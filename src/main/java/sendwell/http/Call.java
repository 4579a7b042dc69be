package sendwell.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Map;

/**
 * A request to a program of which every answer counts, not only the good one. It is sent once, and
 * no redirect is followed: what it bears may be a secret.
 *
 * @param method of the request
 * @param uri where to; https
 * @param headers besides those that every request has
 * @param body empty if the method has none
 * @param bytes the answer may have so many
 */
public record Call(
    HttpMethod method, URI uri, Map<String, String> headers, Buffer body, int bytes) {
  /** Shows no header and no body, for credentials are in them. */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
