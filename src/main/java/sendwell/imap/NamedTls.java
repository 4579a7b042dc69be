package sendwell.imap;

import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS that asks for, and insists on, the host that the user named, although the connection goes to
 * a pinned address: the name is sent along (SNI, RFC 6066 §3), and Angus checks the certificate
 * against it. Angus only ever layers TLS over a socket that it has connected.
 */
final class NamedTls extends SSLSocketFactory {
  private final SSLSocketFactory tls;
  private final String name;
  private volatile Socket below = new Socket();

  NamedTls(SSLSocketFactory tls, String host) {
    this.tls = tls;
    this.name = plain(host.strip());
  }

  /** The form that certificates have: A-labels, no dot at the end, no brackets around IPv6. */
  private static String plain(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    String aLabels = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    return aLabels.endsWith(".") ? aLabels.substring(0, aLabels.length() - 1) : aLabels;
  }

  @Override
  public Socket createSocket(Socket socket, String address, int port, boolean autoClose)
      throws IOException {
    below = socket;
    // Commands and literals are written apart: the second must not wait for the first's receipt.
    socket.setTcpNoDelay(true);
    return tls.createSocket(socket, name, port, autoClose);
  }

  /**
   * Closes the connection below TLS. Closing the TLS socket reads away what has arrived and sends a
   * farewell, which can block with a server that floods or does not read.
   */
  void cut() {
    try {
      below.close();
    } catch (IOException _) {
      // Then it is gone already.
    }
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw onlyLayered();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw onlyLayered();
  }

  private static IOException onlyLayered() {
    return new IOException("TLS goes over a socket that is connected to the pinned address");
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return tls.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return tls.getSupportedCipherSuites();
  }
}
