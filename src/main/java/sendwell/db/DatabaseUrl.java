package sendwell.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where an external PostgreSQL is: {@code
 * postgresql://user:password@host:5432/database?sslmode=verify-full}.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database its name
 * @param user who signs in
 * @param password secret; empty if none is needed
 * @param tls whether the connection is encrypted and the server's certificate checked
 */
public record DatabaseUrl(
    String host, int port, String database, String user, String password, boolean tls) {

  /**
   * Reads the URL form; the part after {@code ?} may say {@code sslmode=disable} or {@code
   * verify-full}.
   */
  public static DatabaseUrl parse(String text) {
    var uri = URI.create(text);
    boolean complete =
        ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))
            && uri.getHost() != null
            && uri.getPath() != null
            && uri.getPath().length() > 1
            && uri.getRawUserInfo() != null;
    if (!complete) {
      throw new IllegalArgumentException(
          "it looks like postgresql://user:password@host:5432/database");
    }
    String[] login = uri.getRawUserInfo().split(":", 2);
    return new DatabaseUrl(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        uri.getPath().substring(1),
        decoded(login[0]),
        login.length < 2 ? "" : decoded(login[1]),
        tls(uri.getQuery()));
  }

  private static boolean tls(String query) {
    return switch (query) {
      case null -> false;
      case "sslmode=disable" -> false;
      case "sslmode=verify-full" -> true;
      case String other ->
          throw new IllegalArgumentException(
              "after the ? only sslmode=disable or sslmode=verify-full is allowed, not " + other);
    };
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** For the migrations, which use JDBC. */
  String jdbc() {
    return "jdbc:postgresql://%s:%d/%s?sslmode=%s"
        .formatted(host, port, database, tls ? "verify-full" : "disable");
  }

  @Override
  public String toString() {
    return "postgresql://%s:***@%s:%d/%s".formatted(user, host, port, database);
  }
}
