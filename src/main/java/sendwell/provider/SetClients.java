package sendwell.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import sendwell.account.Provider;
import sendwell.db.Database;
import sendwell.json.Json;
import sendwell.oauth.Client;
import sendwell.secret.Sealer;

/** The clients that somebody set; their secrets are sealed. Methods wait for PostgreSQL. */
record SetClients(Database database, Sealer sealer) {
  /** Owns what belongs to the whole installation. */
  static final UUID INSTALLATION = new UUID(0, 0);

  private static final String FIND =
      "SELECT client_id, sealed_secret FROM oauth_client WHERE provider = $1";

  private static final String PUT =
      """
      INSERT INTO oauth_client (provider, client_id, sealed_secret) VALUES ($1, $2, $3)
      ON CONFLICT (provider) DO UPDATE SET client_id = $2, sealed_secret = $3\
      """;

  private static final String REMOVE = "DELETE FROM oauth_client WHERE provider = $1";

  Optional<Client> find(Provider provider) {
    return find(database.sql(), provider);
  }

  Optional<Client> find(SqlClient sql, Provider provider) {
    var key = Tuple.of(Json.word(provider));
    var rows = sql.preparedQuery(FIND).execute(key).await();
    return rows.stream().findFirst().map(row -> client(provider, row));
  }

  void put(SqlClient sql, Provider provider, Client client) {
    byte[] sealed = sealer.seal(INSTALLATION, field(provider), client.secret());
    var row = Tuple.of(Json.word(provider), client.id(), Buffer.buffer(sealed));
    sql.preparedQuery(PUT).execute(row).await();
  }

  /** Whether there was one. */
  boolean remove(SqlClient sql, Provider provider) {
    var key = Tuple.of(Json.word(provider));
    return sql.preparedQuery(REMOVE).execute(key).await().rowCount() == 1;
  }

  private Client client(Provider provider, Row row) {
    byte[] sealed = row.getBuffer(1).getBytes();
    return new Client(row.getString(0), sealer.open(INSTALLATION, field(provider), sealed));
  }

  private static String field(Provider provider) {
    return "oauth." + Json.word(provider) + ".client_secret";
  }
}
