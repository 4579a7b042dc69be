package sendwell.secret;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;

/**
 * Tells whether a key is the one that this database was sealed with: the first start stores a known
 * text under it. Methods wait for PostgreSQL.
 */
public record KeyCheck(Database database) {
  private static final UUID OWNER = new UUID(0, 0);
  private static final String FIELD = "check";
  private static final String KNOWN = "sendwell";

  private static final String READ = "SELECT sealed FROM secret_check";
  private static final String WRITE =
      "INSERT INTO secret_check (sealed) VALUES ($1) ON CONFLICT DO NOTHING";

  /** Whether a key was ever used with this database: then it must be found, not made anew. */
  public boolean sealedBefore() {
    return stored().isPresent();
  }

  /** Whether this is the right key; the first one ever asked about is, and is remembered. */
  public boolean accepts(Sealer sealer) {
    byte[] sealed = sealer.seal(OWNER, FIELD, KNOWN);
    database.sql().preparedQuery(WRITE).execute(Tuple.of(Buffer.buffer(sealed))).await();
    try {
      return stored().map(known -> sealer.open(OWNER, FIELD, known).equals(KNOWN)).orElse(false);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private Optional<byte[]> stored() {
    for (Row row : database.sql().query(READ).execute().await()) {
      return Optional.of(row.getBuffer(0).getBytes());
    }
    return Optional.empty();
  }
}
