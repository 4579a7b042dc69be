package sendwell.workspace;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.failure.Conflict;
import sendwell.id.Ids;
import sendwell.mail.EmailAddress;

/** The people of the workspaces. Methods wait for PostgreSQL: call them on a virtual thread. */
record Members(Database database, Ids ids) {
  /** A person who may sign in. */
  record Member(UUID id, WorkspaceId workspace, String email, String passwordHash) {
    @Override
    public String toString() {
      return "Member[" + id + "]";
    }
  }

  private static final String ANY = "SELECT EXISTS (SELECT 1 FROM member)";

  // Index: member_email.
  private static final String BY_EMAIL =
      """
      SELECT id, workspace_id, email, password_hash FROM member
      WHERE lower(email) = lower($1)\
      """;

  private static final String ADD_WORKSPACE =
      "INSERT INTO workspace (id, name, created_at) VALUES ($1, $2, $3)";

  private static final String ADD_MEMBER =
      """
      INSERT INTO member (id, workspace_id, email, role, password_hash, created_at)
      VALUES ($1, $2, $3, 'owner', $4, $5)\
      """;

  private static final String WORKSPACE_NAME = "SELECT name FROM workspace WHERE id = $1";

  String workspaceName(WorkspaceId workspace) {
    var key = Tuple.of(workspace.value());
    return database
        .sql()
        .preparedQuery(WORKSPACE_NAME)
        .execute(key)
        .await()
        .iterator()
        .next()
        .getString(0);
  }

  boolean any() {
    return any(database.sql().query(ANY).execute().await());
  }

  Optional<Member> byEmail(EmailAddress email) {
    var rows = database.sql().preparedQuery(BY_EMAIL).execute(Tuple.of(email.toString())).await();
    return rows.stream().findFirst().map(Members::member);
  }

  /** The first owner and the workspace; only ever once, however many ask at the same time. */
  Member createOwner(EmailAddress email, String passwordHash, String workspace, Instant now) {
    return database.transaction(
        tx -> {
          tx.sql().query("LOCK TABLE member IN EXCLUSIVE MODE").execute().await();
          if (any(tx.sql().query(ANY).execute().await())) {
            throw new Conflict("Sendwell is set up already. Sign in instead.");
          }
          var owner =
              new Member(ids.next(), new WorkspaceId(ids.next()), email.toString(), passwordHash);
          tx.sql()
              .preparedQuery(ADD_WORKSPACE)
              .execute(Tuple.of(owner.workspace().value(), workspace, Database.utc(now)))
              .await();
          tx.sql()
              .preparedQuery(ADD_MEMBER)
              .execute(
                  Tuple.of(
                      owner.id(),
                      owner.workspace().value(),
                      owner.email(),
                      passwordHash,
                      Database.utc(now)))
              .await();
          return owner;
        });
  }

  private static boolean any(Iterable<Row> rows) {
    return rows.iterator().next().getBoolean(0);
  }

  private static Member member(Row row) {
    return new Member(
        row.getUUID(0), new WorkspaceId(row.getUUID(1)), row.getString(2), row.getString(3));
  }
}
