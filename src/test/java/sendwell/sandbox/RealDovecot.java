package sendwell.sandbox;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * The machine's own Dovecot as an IMAP server on loopback: an instance of its own, with its
 * settings, sockets and maildirs in one folder and its ports wherever there was room. The folder
 * marked for sent mails (RFC 6154) is called by a name that nobody would guess.
 */
public final class RealDovecot implements AutoCloseable {
  /** The folder marked for sent mails; not there until it is made. */
  public static final String SENT = "Outgoing post";

  /** The folder marked for junk (RFC 6154); not there until it is made. */
  public static final String JUNK = "Doubtful post";

  private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
  private static final Path IMAP = Path.of("/usr/lib/dovecot/imap");

  private final Path folder;
  private final int tlsPort = FreePort.find();
  private final int startTlsPort = FreePort.find();
  private final Daemon daemon;

  /**
   * Whom to ask whose a token is.
   *
   * @param url answers, with the token added to it, with the address as {@code email}; 400 if the
   *     token is not good
   * @param authority vouches for it; a file
   */
  public record TokenCheck(String url, Path authority) {}

  private RealDovecot(
      Path folder, KeyStore keys, Map<String, String> people, Optional<TokenCheck> tokens) {
    try {
      this.folder = Maildirs.passable(folder, "dovecot");
      Maildirs.create(maildirs());
      Path file = this.folder.resolve("dovecot.conf");
      Files.writeString(this.folder.resolve("people"), people(people));
      Files.writeString(
          file,
          settings(PemPair.write(this.folder, keys))
              + (tokens.isPresent() ? tokens(tokens.get()) : ""));
      daemon =
          Daemon.start("starting up", List.of(PROGRAM.toString(), "-F", "-c", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why it cannot be started here; empty if it can. */
  public static String missing() {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(IMAP)) {
      return "Dovecot is not installed: install the package dovecot-imapd.";
    }
    return Maildirs.missing();
  }

  /**
   * Starts it.
   *
   * @param folder gets a folder {@code dovecot}; its path is short, since sockets lie in it
   * @param keys its certificate, from an {@link Authority}
   * @param people the passwords by address
   */
  public static RealDovecot start(Path folder, KeyStore keys, Map<String, String> people) {
    return new RealDovecot(folder, keys, people, Optional.empty());
  }

  /** Starts one that takes passwords, and access tokens too (XOAUTH2). */
  public static RealDovecot start(
      Path folder, KeyStore keys, Map<String, String> people, TokenCheck tokens) {
    return new RealDovecot(folder, keys, people, Optional.of(tokens));
  }

  /** Where it listens, under this name, for this way of securing the connection. */
  public Server server(String host, Security security) {
    return switch (security) {
      case TLS -> new Server(host, tlsPort, security);
      case STARTTLS -> new Server(host, startTlsPort, security);
    };
  }

  /** The folder with everybody's maildir, each called by its address. */
  Path maildirs() {
    return folder.resolve("mail");
  }

  /** The mailbox of somebody. */
  public Maildir mailbox(String address) {
    return new Maildir(maildirs().resolve(address));
  }

  /** Where other servers ask it whether a password is right. */
  Path passwordCheck() {
    return folder.resolve("run/password-check");
  }

  /** What it has logged. */
  public String log() {
    return daemon.log();
  }

  @Override
  public void close() {
    daemon.stop();
  }

  private static String people(Map<String, String> people) {
    return people.entrySet().stream()
        .map(person -> person.getKey() + ":{PLAIN}" + person.getValue() + "\n")
        .collect(joining());
  }

  // Without the anvil's penalty: after wrong passwords it would keep every test of this machine
  // waiting.
  private String settings(PemPair pem) {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/run
    log_path = /dev/stderr
    protocols = imap
    listen = 127.0.0.1
    ssl = required
    ssl_cert = <%2$s
    ssl_key = <%3$s
    mail_location = maildir:%1$s/mail/%%u
    mail_uid = %4$s
    mail_gid = %4$s
    auth_mechanisms = plain login
    auth_failure_delay = 0
    passdb {
      driver = passwd-file
      mechanisms = plain login
      args = %1$s/people
    }
    userdb {
      driver = static
      args = home=%1$s/mail/%%u
    }
    namespace inbox {
      inbox = yes
      mailbox "%5$s" {
        special_use = \\Sent
      }
      mailbox "%8$s" {
        special_use = \\Junk
      }
    }
    service imap-login {
      inet_listener imap {
        port = %6$d
      }
      inet_listener imaps {
        port = %7$d
        ssl = yes
      }
    }
    service auth {
      unix_listener password-check {
        mode = 0660
        user = postfix
      }
    }
    service anvil {
      unix_listener anvil-auth-penalty {
        mode = 0
      }
    }
    """
        .formatted(
            folder,
            pem.certificates(),
            pem.key(),
            Maildirs.OWNER,
            SENT,
            startTlsPort,
            tlsPort,
            JUNK);
  }

  // Not introspection: a refusal there is a failure of the provider to Dovecot, and lasts for now.
  private String tokens(TokenCheck check) throws IOException {
    Path authority = folder.resolve("authority.pem");
    Files.copy(check.authority(), authority);
    Path file = folder.resolve("oauth2.conf");
    Files.writeString(
        file,
        """
        tokeninfo_url = %s
        username_attribute = email
        tls_ca_cert_file = %s
        """
            .formatted(check.url(), authority));
    return """
    auth_mechanisms = plain login xoauth2
    passdb {
      driver = oauth2
      mechanisms = xoauth2
      args = %s
    }
    """
        .formatted(file);
  }
}
