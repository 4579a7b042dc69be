package sendwell;

import java.util.Locale;
import java.util.Map;
import sendwell.account.Provider;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.signin.MailServers;

/** Reads where the mailboxes of the providers are: {@code oauth.google.imap} and its like. */
final class MailServersConfig {
  private static final String ALLOWED = "give host:port:tls or host:port:starttls";

  private MailServersConfig() {}

  static Map<Provider, MailServers> read(Settings settings) {
    return Map.of(
        Provider.GOOGLE, servers(settings, "oauth.google.", "Gmail"),
        Provider.MICROSOFT, servers(settings, "oauth.microsoft.", "Outlook"));
  }

  private static MailServers servers(Settings settings, String prefix, String name) {
    return new MailServers(
        name, server(settings, prefix + "imap"), server(settings, prefix + "smtp"));
  }

  private static Server server(Settings settings, String key) {
    var none = new Server("none.invalid", 1, Security.TLS);
    return settings.value(key, none, ALLOWED, MailServersConfig::parse);
  }

  private static Server parse(String text) {
    String[] parts = text.split(":");
    if (parts.length != 3 || parts[0].isBlank() || !parts[1].matches("\\d{1,5}")) {
      throw new IllegalArgumentException();
    }
    int port = Integer.parseInt(parts[1]);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException();
    }
    return new Server(parts[0], port, Security.valueOf(parts[2].toUpperCase(Locale.ROOT)));
  }
}
