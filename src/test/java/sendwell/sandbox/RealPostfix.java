package sendwell.sandbox;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Collection;
import java.util.List;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * The machine's own Postfix as a submission server on loopback: an instance of its own, with its
 * settings and queue in one folder and its ports wherever there was room. It asks a {@link
 * RealDovecot} whether a password is right and delivers into its maildirs. It can be stopped and
 * started again.
 */
public final class RealPostfix implements AutoCloseable {
  /** The largest mail that it takes, in octets. */
  public static final int SIZE_LIMIT = 200_000;

  private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

  private final Path settings;
  private final int tlsPort = FreePort.find();
  private final int startTlsPort = FreePort.find();
  private Daemon daemon;

  private RealPostfix(Path settings) {
    this.settings = settings;
  }

  /** Why it cannot be started here; empty if it can. */
  public static String missing() {
    return Files.isExecutable(PROGRAM)
        ? Maildirs.missing()
        : "Postfix is not installed: install the package postfix.";
  }

  /**
   * Starts it.
   *
   * @param folder gets a folder {@code postfix}; its path is short, since sockets lie in it
   * @param keys its certificate, from an {@link Authority}
   * @param dovecot knows the passwords and keeps the mails
   * @param people the addresses that mail is delivered to, all of one domain
   */
  public static RealPostfix start(
      Path folder, KeyStore keys, RealDovecot dovecot, Collection<String> people) {
    try {
      Path own = Maildirs.passable(folder, "postfix");
      Path settings = Files.createDirectory(own.resolve("settings"));
      Files.createDirectory(own.resolve("queue"));
      var postfix = new RealPostfix(settings);
      Files.writeString(settings.resolve("people"), people(people));
      Files.writeString(
          settings.resolve("main.cf"),
          main(own, PemPair.write(settings, keys), dovecot, domain(people)));
      Files.writeString(settings.resolve("master.cf"), postfix.services());
      postfix.start();
      return postfix;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again. */
  public void start() {
    daemon =
        Daemon.start(
            "daemon started", List.of(PROGRAM.toString(), "-c", settings.toString(), "start-fg"));
  }

  /** Stops it, and cuts every connection. */
  public void stop() {
    daemon.stop();
  }

  /** Where it listens, under this name, for this way of securing the connection. */
  public Server server(String host, Security security) {
    return switch (security) {
      case TLS -> new Server(host, tlsPort, security);
      case STARTTLS -> new Server(host, startTlsPort, security);
    };
  }

  /** What it has logged since its last start. */
  public String log() {
    return daemon.log();
  }

  @Override
  public void close() {
    stop();
  }

  private static String people(Collection<String> people) {
    return people.stream().map(address -> address + " " + address + "/\n").collect(joining());
  }

  private static String domain(Collection<String> people) {
    return people.iterator().next().replaceFirst(".*@", "");
  }

  private static String main(Path folder, PemPair pem, RealDovecot dovecot, String domain) {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    maillog_file = /dev/stdout
    inet_interfaces = 127.0.0.1
    inet_protocols = ipv4
    myhostname = mail.%2$s
    mydestination =
    mynetworks =
    alias_maps =
    smtpd_tls_cert_file = %3$s
    smtpd_tls_key_file = %4$s
    smtpd_tls_security_level = encrypt
    smtpd_sasl_auth_enable = yes
    smtpd_sasl_type = dovecot
    smtpd_sasl_path = %5$s
    smtpd_recipient_restrictions = permit_sasl_authenticated, reject
    message_size_limit = %6$d
    virtual_mailbox_domains = %2$s
    virtual_mailbox_base = %7$s
    virtual_mailbox_maps = texthash:%1$s/settings/people
    virtual_uid_maps = static:%8$d
    virtual_gid_maps = static:%8$d
    default_transport = error:5.4.4 This server delivers nowhere else
    """
        .formatted(
            folder,
            domain,
            pem.certificates(),
            pem.key(),
            dovecot.passwordCheck(),
            SIZE_LIMIT,
            dovecot.maildirs(),
            Maildirs.OWNER);
  }

  private String services() {
    return """
    127.0.0.1:%d inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
    127.0.0.1:%d inet n - n - - smtpd
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    tlsmgr unix - - n 1000? 1 tlsmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    error unix - - n - - error
    proxymap unix - - n - - proxymap
    virtual unix - n n - - virtual
    anvil unix - - n - 1 anvil
    postlog unix-dgram n - n - 1 postlogd
    """
        .formatted(tlsPort, startTlsPort);
  }
}
