package sendwell.connect;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/**
 * Lines to and from a mail server, over TLS sooner or later. Whoever opened the socket closes it.
 */
final class Wire {
  private static final int LONGEST_LINE = 2_000;
  private static final int MOST_LINES = 100;

  private final Server server;
  private final SSLSocketFactory tls;
  private Socket socket;
  private InputStream in;
  private int lines;

  /** Takes a connected socket; speaks TLS at once if the server is to. */
  Wire(Socket socket, Server server, SSLSocketFactory tls) throws IOException {
    this.server = server;
    this.tls = tls;
    use(socket);
    if (server.security() == Security.TLS) {
      secure();
    }
  }

  Server server() {
    return server;
  }

  boolean needsStartTls() {
    return !(socket instanceof SSLSocket);
  }

  /** The address that the server sees, as an address literal (RFC 5321 §4.1.3). */
  String ownLiteral() {
    InetAddress own = socket.getLocalAddress();
    boolean v6 = own.getAddress().length > 4;
    return (v6 ? "[IPv6:" : "[") + own.getHostAddress().replaceAll("%.*", "") + "]";
  }

  void send(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The next line, without its end. Neither long lines nor many of them are read. */
  String line() throws IOException {
    if (++lines > MOST_LINES) {
      throw nonsense("says too much");
    }
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException();
      }
      if (line.length() >= LONGEST_LINE) {
        throw nonsense("says too much");
      }
      line.append((char) octet);
    }
    return line.toString().stripTrailing();
  }

  /** Goes over to TLS after the server agreed to it. */
  void startTls() throws IOException {
    if (in.available() > 0) {
      // Whoever sits in between may have slipped in lines to be taken for secured ones (RFC 3207
      // §5).
      throw nonsense("sends more before TLS than it should");
    }
    secure();
  }

  private void secure() throws IOException {
    var plain = socket;
    String host = plain.getInetAddress().getHostName(); // known already: no reverse look-up
    var secured = (SSLSocket) tls.createSocket(plain, host, server.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // checks the name (RFC 9525)
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    use(secured);
  }

  private void use(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
  }

  private UnfitServer nonsense(String what) {
    return new UnfitServer(
        ServerFault.Kind.PROTOCOL_ERROR, server + " " + what + ": is it a mail server?", "");
  }
}
