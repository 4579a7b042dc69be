package sendwell.account;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Locale;
import java.util.Optional;
import sendwell.db.Database;
import sendwell.json.Json;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.secret.Sealer;

/** How to reach each account's mailbox; passwords are sealed. Methods wait for PostgreSQL. */
public record Connections(Database database, Sealer sealer) {
  private static final String FIELD = "password";

  private static final String PUT =
      """
      INSERT INTO connection
        (account_id, imap_host, imap_port, imap_security, smtp_host, smtp_port, smtp_security,
         username, sealed_password, sent_copy, transport)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (account_id) DO UPDATE SET
        imap_host = $2, imap_port = $3, imap_security = $4,
        smtp_host = $5, smtp_port = $6, smtp_security = $7,
        username = $8, sealed_password = $9, sent_copy = $10, transport = $11\
      """;

  private static final String PUT_WAY =
      "UPDATE connection SET transport = $2 WHERE account_id = $1";

  private static final String GET =
      """
      SELECT imap_host, imap_port, imap_security, smtp_host, smtp_port, smtp_security,
        username, sealed_password, sent_copy, transport
      FROM connection WHERE account_id = $1\
      """;

  /** The grant goes with {@link Credentials.Grant}, and with nothing else. */
  void put(SqlClient sql, AccountId account, Connection connection, Optional<NewGrant> grant) {
    var row =
        Tuple.of(
            account.value(),
            connection.imap().host(),
            connection.imap().port(),
            Json.word(connection.imap().security()),
            connection.smtp().host(),
            connection.smtp().port());
    row.addString(Json.word(connection.smtp().security()))
        .addString(connection.credentials().username())
        .addBuffer(sealed(account, connection.credentials()))
        .addString(Json.word(connection.sentCopy()))
        .addString(Json.word(connection.transport()));
    sql.preparedQuery(PUT).execute(row).await();
    grant.ifPresent(tokens -> new Grants(database, sealer).put(sql, account, tokens));
  }

  /** Another way into the same mailbox, with the same credentials. */
  void put(SqlClient sql, AccountId account, Transport way) {
    sql.preparedQuery(PUT_WAY).execute(Tuple.of(account.value(), Json.word(way))).await();
  }

  /** How to reach the account's mailbox; nothing once the account is deleted. */
  public Optional<Connection> find(AccountId account) {
    var rows = database.sql().preparedQuery(GET).execute(Tuple.of(account.value())).await();
    return rows.stream().findFirst().map(row -> connection(account, row));
  }

  /** Null for a sign-in with the provider, whose tokens {@link Grants} keeps. */
  private Buffer sealed(AccountId account, Credentials credentials) {
    return switch (credentials) {
      case Credentials.Password(var login) ->
          Buffer.buffer(sealer.seal(account.value(), FIELD, login.password()));
      case Credentials.Grant _ -> null;
    };
  }

  private Credentials credentials(AccountId account, String username, Buffer sealed) {
    return sealed == null
        ? new Credentials.Grant(username)
        : new Credentials.Password(
            new Login.Password(username, sealer.open(account.value(), FIELD, sealed.getBytes())));
  }

  private Connection connection(AccountId account, Row row) {
    return new Connection(
        server(row, 0),
        server(row, 3),
        credentials(account, row.getString(6), row.getBuffer(7)),
        Connection.SentCopy.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
        Transport.valueOf(row.getString(9).toUpperCase(Locale.ROOT)));
  }

  private static Server server(Row row, int column) {
    var security = Security.valueOf(row.getString(column + 2).toUpperCase(Locale.ROOT));
    return new Server(row.getString(column), row.getInteger(column + 1), security);
  }
}
