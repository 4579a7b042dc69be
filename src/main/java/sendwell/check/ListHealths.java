package sendwell.check;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import sendwell.db.Database;
import sendwell.dnsbl.Blacklist;
import sendwell.dnsbl.Health;
import sendwell.dnsbl.Kind;
import sendwell.dnsbl.ZoneHealth;
import sendwell.dnsbl.ZoneHealths;

/**
 * How blacklists are, as any node has found that asks the same name servers, also before a restart.
 * Looks never wait for PostgreSQL: they go by what is in memory, and {@link #share} brings memory
 * and database together. Of two findings the later one counts.
 */
public final class ListHealths implements ZoneHealths {
  private static final Duration KEEP = Duration.ofDays(7);

  // In one order, since nodes that write the same rows in different ones would block each other.
  private static final String WRITE =
      """
      INSERT INTO list_health AS known (list, kind, place, health, reason, since, at)
      SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
        $6::timestamptz[], $7::timestamptz[])
      ORDER BY 1, 2, 3
      ON CONFLICT (list, kind, place) DO UPDATE
      SET health = excluded.health, reason = excluded.reason, since = excluded.since,
        at = excluded.at
      WHERE known.at < excluded.at\
      """;

  // A row for each kind of each list, for some name servers: no index is worth its while.
  private static final String READ =
      """
      SELECT list, kind, health, reason, since, at FROM list_health
      WHERE (list, place) IN (SELECT * FROM unnest($1::text[], $2::text[]))\
      """;

  private static final String FORGET = "DELETE FROM list_health WHERE at < $1";

  private final Database database;
  private final Map<String, String> places;
  private final Map<Key, ZoneHealth> known = new ConcurrentHashMap<>();
  private final Map<Key, ZoneHealth> news = new ConcurrentHashMap<>();

  private record Key(String list, Kind kind) {
    static Key of(ZoneHealth health) {
      return new Key(health.list(), health.kind());
    }
  }

  /**
   * Knows nothing before it is shared.
   *
   * @param lists whose health it is
   * @param resolvers through which they are asked: others may be refused where these are not
   */
  public ListHealths(Database database, List<Blacklist> lists, String resolvers) {
    this.database = database;
    this.places =
        lists.stream().collect(Collectors.toMap(Blacklist::id, list -> list.place(resolvers)));
  }

  @Override
  public Optional<ZoneHealth> of(String list, Kind kind) {
    return Optional.ofNullable(known.get(new Key(list, kind)));
  }

  @Override
  public void put(ZoneHealth health) {
    known.put(Key.of(health), health);
    news.put(Key.of(health), health);
  }

  /**
   * Writes down what was found here and takes over what others have found. Waits for PostgreSQL:
   * call it on a virtual thread. What could not be written is written the next time.
   */
  public void share() {
    List<ZoneHealth> found = List.copyOf(news.values());
    if (!found.isEmpty()) {
      write(found);
      found.forEach(health -> news.remove(Key.of(health), health));
    }
    var mine =
        Tuple.tuple()
            .addArrayOfString(places.keySet().toArray(String[]::new))
            .addArrayOfString(places.values().toArray(String[]::new));
    for (Row row : database.sql().preparedQuery(READ).execute(mine).await()) {
      ZoneHealth health = health(row);
      known.merge(Key.of(health), health, ListHealths::later);
    }
  }

  /** Forgets lists, keys and name servers that have not been in use for a week. */
  public void forget(Instant now) {
    var limit = Tuple.of(Database.utc(now.minus(KEEP)));
    database.sql().preparedQuery(FORGET).execute(limit).await();
  }

  private void write(List<ZoneHealth> found) {
    var rows =
        Tuple.tuple()
            .addArrayOfString(texts(found, ZoneHealth::list))
            .addArrayOfString(texts(found, health -> health.kind().name()))
            .addArrayOfString(texts(found, health -> places.get(health.list())))
            .addArrayOfString(texts(found, health -> health.health().name()))
            // Name servers are cited here, and the database takes no text with a NUL.
            .addArrayOfString(texts(found, health -> health.reason().replace('\0', '\ufffd')))
            .addArrayOfOffsetDateTime(times(found, ZoneHealth::since))
            .addArrayOfOffsetDateTime(times(found, ZoneHealth::at));
    database.sql().preparedQuery(WRITE).execute(rows).await();
  }

  private static ZoneHealth later(ZoneHealth one, ZoneHealth other) {
    return other.at().isAfter(one.at()) ? other : one;
  }

  private static ZoneHealth health(Row row) {
    return new ZoneHealth(
        row.getString(0),
        Kind.valueOf(row.getString(1)),
        Health.valueOf(row.getString(2)),
        row.getString(3),
        row.getOffsetDateTime(4).toInstant(),
        row.getOffsetDateTime(5).toInstant());
  }

  private static String[] texts(List<ZoneHealth> all, Function<ZoneHealth, String> column) {
    return all.stream().map(column).toArray(String[]::new);
  }

  private static OffsetDateTime[] times(
      List<ZoneHealth> all, Function<ZoneHealth, Instant> column) {
    return all.stream().map(column).map(Database::utc).toArray(OffsetDateTime[]::new);
  }
}
