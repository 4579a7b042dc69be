package sendwell.server;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.AtExit;
import sendwell.TemporaryFolder;
import sendwell.TestServer;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Connection;
import sendwell.account.Connections;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.db.TestDatabase;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.sandbox.SandboxDns;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;

/**
 * A Sendwell in the test's own process, with a database of its own, in a world without domains
 * unless its settings lead to another, behind a proxy that tells where visitors come from.
 */
public final class Installation implements AutoCloseable {
  private static final String TABLES = "workspace member api_key account draft message event";

  /** The effort of a check travels in the hash: with this one it is the least that is possible. */
  private static final String QUICK_HASH =
      Password.hash(Owner.PASSWORD)
          .addRandomSalt(16)
          .with(Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID))
          .getResult();

  private final TestDatabase database;
  private final TestClock clock;
  private final TemporaryFolder data = TemporaryFolder.create();
  private final TestServer server;

  private Installation(TestDatabase database, Map<String, String> settings, TestClock clock) {
    this.database = database;
    this.clock = clock;
    var all = new HashMap<>(Map.of("SENDWELL_HTTP_TRUSTED_PROXIES", "127.0.0.1"));
    all.put("SENDWELL_DATABASE_URL", database.address());
    all.put("SENDWELL_DNS_RESOLVERS", "127.0.0.1:" + emptyDns().address().getPort());
    all.putAll(settings);
    this.server = TestServer.start(data.path(), all, clock);
  }

  /** Knows no domain, so that no test asks the world's name servers; ends with the database. */
  private SandboxDns emptyDns() {
    return SandboxDns.start(database.vertx(), 0);
  }

  /** Started, and nobody has been there; its clock stands still. */
  public static Installation fresh(Map<String, String> settings) {
    return fresh(settings, TestClock.standing());
  }

  /** Started, and nobody has been there. */
  public static Installation fresh(Map<String, String> settings, TestClock clock) {
    return on(TestDatabase.create(), settings, clock);
  }

  /** Started on this database, which is closed with it. */
  public static Installation on(
      TestDatabase database, Map<String, String> settings, TestClock clock) {
    return new Installation(database, settings, clock);
  }

  /** Started, with an owner; its clock stands still. */
  public static Installation setUp() {
    return setUp(Map.of());
  }

  /** Started with settings, with an owner; its clock stands still. */
  public static Installation setUp(Map<String, String> settings) {
    var installation = fresh(settings);
    Owner.setUp(installation.stranger());
    return installation;
  }

  /**
   * The one with an owner that tests share which bring visitors, neighbours and accounts of their
   * own. Ends with the process; its clock stands still.
   */
  public static Installation shared() {
    return Shared.INSTALLATION;
  }

  private static final class Shared {
    static final Installation INSTALLATION = AtExit.close(setUp());
  }

  /** Where it listens. */
  public URI url() {
    return server.url();
  }

  /** Nobody in particular, from an address of their own. */
  public Visitor stranger() {
    return Visitor.of(url()).from(UUID.randomUUID().toString());
  }

  /** The owner, signed in anew. */
  public Visitor member() {
    return stranger().signIn(Owner.EMAIL, Owner.PASSWORD);
  }

  /** A program of the owner's. */
  public Visitor program() {
    return program(member());
  }

  /** A program of this member's. */
  public Visitor program(Visitor member) {
    var key = member.post("/api/v1/api-keys", Map.of("name", "program")).ok();
    return stranger().withKey(key.getString("key"));
  }

  /** Somebody else with a workspace of their own and the owner's password, signed in. */
  public Visitor neighbour() {
    return stranger().signIn(newcomer("'" + QUICK_HASH + "'"), Owner.PASSWORD);
  }

  /** The address of somebody like that who has not signed in, and is checked as the owner is. */
  public String newcomer() {
    return newcomer("password_hash");
  }

  private String newcomer(String hash) {
    String email = UUID.randomUUID() + "@example.com";
    var workspace = UUID.randomUUID();
    database.execute("INSERT INTO workspace VALUES ('%s', 'Other', now())".formatted(workspace));
    database.execute(
        "INSERT INTO member SELECT '%s', '%s', '%s', role, %s, now() FROM member WHERE email = '%s'"
            .formatted(UUID.randomUUID(), workspace, email, hash, Owner.EMAIL));
    return email;
  }

  /** An account that nobody has signed in to; its servers are nowhere. */
  public Account account(String workspace, String email) {
    var account =
        new NewAccount(
            EmailAddress.parse(email),
            "",
            Provider.CUSTOM,
            "example",
            new NewAccount.Limits(500, 0),
            List.of("sales"));
    var connection =
        Reach.Ready.by(
                new Login.Password(email, "mailbox password"),
                new Server("imap.invalid", 993, Security.TLS),
                new Server("smtp.invalid", 465, Security.TLS),
                Connection.SentCopy.APPEND)
            .connection();
    return account(workspace, account, connection);
  }

  /** This account, which nobody has signed in to. */
  public Account account(String workspace, NewAccount account, Connection connection) {
    var rows = database.database();
    var sealer = new Sealer(SecretKey.read(data.path().resolve("secret.key")));
    var log = new EventLog(rows, database.vertx().eventBus());
    return new Accounts(rows, log, new Connections(rows, sealer), new Ids(clock, new Random()))
        .add(new WorkspaceId(UUID.fromString(workspace)), account, connection, clock.instant());
  }

  /** Every row of every table, as text. */
  public String allRows() {
    var rows = new StringBuilder();
    for (String table :
        database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      database
          .column("SELECT t::text FROM \"" + table + "\" t")
          .forEach(row -> rows.append(row).append('\n'));
    }
    return rows.toString();
  }

  /** What would be different if a request had changed anything but its session. */
  public String state() {
    return state("");
  }

  /** The same of one workspace; others may have messages under way. */
  public String state(String workspace) {
    String query =
        List.of(TABLES.split(" ")).stream()
            .map(
                table ->
                    "SELECT '%1$s' || t::text FROM %1$s t WHERE t::text LIKE '%%%2$s%%'"
                        .formatted(table, workspace))
            .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
    return String.join("\n", database.column(query));
  }

  /** The code that the first set-up must give; empty if none is needed. */
  public String setupCode() {
    return server.setupCode();
  }

  /** The way past it to its data. */
  public TestDatabase database() {
    return database;
  }

  /** The time that it goes by. */
  public TestClock clock() {
    return clock;
  }

  /** Stops the server; its data stay until all is closed. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    stop();
    database.close();
    data.close();
  }
}
