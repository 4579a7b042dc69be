package sendwell.connect;

import java.util.Optional;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;

/** Finds out whether a mail server is where somebody says, without signing in. */
public interface ServerProbe {
  /** Nothing if an IMAP server answers there over a trusted TLS connection, else what is wrong. */
  Optional<ServerFault> imap(Server server);

  /** Nothing if a submission server answers there likewise and lets users sign in. */
  Optional<ServerFault> smtp(Server server);
}
