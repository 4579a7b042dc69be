package sendwell.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.hosts.HostsFileParser;
import sendwell.mail.Domain;

/** The operating system's own list of hosts: {@code localhost}, the names of containers. */
public final class HostsFile {
  private final HostsFileParser parser;

  private HostsFile(HostsFileParser parser) {
    this.parser = parser;
  }

  /** The file that the operating system uses. */
  public static HostsFile system() {
    return new HostsFile(new HostsFileParser());
  }

  /** Another file of the same form. */
  public static HostsFile at(Path path) {
    return new HostsFile(new HostsFileParser(path));
  }

  /** The addresses that the file gives the host, IPv4 first; none if it does not know it. */
  List<InetAddress> addresses(Domain host) {
    return Stream.of(Type.A, Type.AAAA).flatMap(type -> address(host, type).stream()).toList();
  }

  private Optional<InetAddress> address(Domain host, int type) {
    try {
      return parser.getAddressForHost(Name.fromString(host.name(), Name.root), type);
    } catch (TextParseException e) {
      return Optional.empty();
    } catch (IOException e) {
      // A machine without the file has no such names.
      return Optional.empty();
    }
  }
}
