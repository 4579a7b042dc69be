package sendwell.provider;

import static sendwell.db.Database.utc;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import sendwell.account.Provider;
import sendwell.json.Json;
import sendwell.oauth.Client;
import sendwell.secret.Sealer;

/** The last verification of each provider's client. Methods wait for PostgreSQL. */
record Verifications(Sealer sealer) {
  private static final String FIND =
      "SELECT sealed_client, findings FROM oauth_verification WHERE provider = $1";

  private static final String PUT =
      """
      INSERT INTO oauth_verification (provider, sealed_client, verified_at, findings)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (provider) DO UPDATE SET sealed_client = $2, verified_at = $3, findings = $4\
      """;

  /** What was found of this very client, if it was the last that was verified. */
  Optional<Verification> find(SqlClient sql, Provider provider, Client client) {
    var key = Tuple.of(Json.word(provider));
    var rows = sql.preparedQuery(FIND).execute(key).await();
    return rows.stream()
        .filter(row -> isOf(provider, client, row))
        .findFirst()
        .map(row -> Json.read(row.getString(1), Verification.class));
  }

  void put(SqlClient sql, Provider provider, Client client, Verification verification) {
    byte[] sealed = sealer.seal(SetClients.INSTALLATION, field(provider), text(client));
    var row =
        Tuple.of(
            Json.word(provider),
            Buffer.buffer(sealed),
            utc(verification.at()),
            Json.write(verification));
    sql.preparedQuery(PUT).execute(row).await();
  }

  private boolean isOf(Provider provider, Client client, Row row) {
    byte[] sealed = row.getBuffer(0).getBytes();
    return sealer.open(SetClients.INSTALLATION, field(provider), sealed).equals(text(client));
  }

  private static String text(Client client) {
    return client.id() + "\n" + client.secret();
  }

  private static String field(Provider provider) {
    return "oauth." + Json.word(provider) + ".verified";
  }
}
