package sendwell.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import sendwell.failure.Unavailable;

/**
 * How the server listens.
 *
 * @param host name or address to bind
 * @param port 0 picks a free one
 * @param publicUrl what people and providers use; its origin may open the live bridge
 * @param bodyLimit octets of a request body from whoever is signed in; larger ones are refused
 * @param requestLimit how long a request may take to arrive
 * @param trustedProxies addresses whose {@code X-Forwarded-For} is believed
 */
public record HttpSettings(
    String host,
    int port,
    URI publicUrl,
    int bodyLimit,
    Duration requestLimit,
    List<String> trustedProxies) {

  /** Whether only this machine can reach the server. */
  public boolean loopbackOnly() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new Unavailable("http.host is " + host + ", which is no address of this machine.");
    }
  }

  /** Whether browsers reach it by TLS, so that cookies must be {@code Secure}. */
  public boolean secure() {
    return "https".equals(publicUrl.getScheme());
  }
}
