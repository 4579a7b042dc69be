package sendwell.workspace;

import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.db.Database;
import sendwell.event.EventLog;
import sendwell.id.Ids;
import sendwell.id.Token;
import sendwell.web.Access;
import sendwell.web.AccessEnded;
import sendwell.web.Caller;
import sendwell.web.Routes;
import sendwell.web.SessionCookie;
import sendwell.web.Source;

/**
 * The slice's way in: its routes, who has access, and what is to be forgotten from time to time.
 */
public final class Workspaces implements Access {
  private static final String STANDING =
      """
      SELECT id FROM session WHERE id = ANY ($1) AND expires_at > $2
      UNION ALL SELECT id FROM api_key WHERE id = ANY ($1)\
      """;

  private final Database database;
  private final InstantSource time;
  private final Members members;
  private final Sessions sessions;
  private final ApiKeys keys;
  private final SignInDelays delays;

  /** The people and keys in this database. */
  public Workspaces(
      Database database,
      Ids ids,
      SecureRandom random,
      InstantSource time,
      WorkspaceSettings settings) {
    this.database = database;
    this.time = time;
    this.members = new Members(database, ids);
    this.sessions = new Sessions(database, ids, random, settings.sessionLifetime());
    this.keys = new ApiKeys(database, ids, random);
    this.delays = new SignInDelays(database);
  }

  /** Whether nobody has been created yet. */
  public boolean needSetup() {
    return !members.any();
  }

  /** Signing in and API keys. */
  public List<Routes> routes(
      SetupCode setupCode,
      SessionCookie cookie,
      Source source,
      AccessEnded accessEnded,
      EventLog log) {
    var signIn =
        new SignInRoutes(
            members,
            sessions,
            new Passwords(),
            delays,
            setupCode,
            cookie,
            source,
            accessEnded,
            log,
            time);
    return List.of(signIn, new ApiKeyRoutes(keys, accessEnded, time));
  }

  /** Drops expired sessions and old delays. */
  public void forget(Instant now) {
    sessions.forgetExpired(now);
    delays.forgetOld(now);
  }

  @Override
  public Optional<Caller> session(Token token) {
    return sessions.find(token, time.instant());
  }

  @Override
  public Optional<Caller> apiKey(Token key) {
    return keys.use(key, time.instant());
  }

  @Override
  public Set<UUID> standing(Collection<UUID> grants) {
    var row = Tuple.of(grants.toArray(UUID[]::new), Database.utc(time.instant()));
    return database.sql().preparedQuery(STANDING).execute(row).await().stream()
        .map(found -> found.getUUID(0))
        .collect(Collectors.toSet());
  }
}
