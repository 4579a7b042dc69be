package sendwell.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import sendwell.TestServer;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Connection;
import sendwell.account.Connections;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.db.TestDatabase;
import sendwell.event.EventLog;
import sendwell.event.WorkspaceId;
import sendwell.id.Ids;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.secret.Sealer;
import sendwell.secret.SecretKey;

/** A Sendwell on a fresh database, behind a proxy that tells where visitors come from. */
public final class Installation implements AutoCloseable {
  static final String OWNER = "owner@example.com";
  static final String PASSWORD = "correct horse battery";

  private final TestDatabase postgres;
  private final TestClock clock = new TestClock();
  private final Path data;
  private final TestServer server;

  private Installation(TestDatabase postgres, Map<String, String> settings) {
    this.postgres = postgres;
    this.data = folder();
    var all = new HashMap<>(Map.of("SENDWELL_HTTP_TRUSTED_PROXIES", "127.0.0.1"));
    all.put("SENDWELL_DATABASE_URL", postgres.address());
    all.putAll(settings);
    this.server = TestServer.start(data, all, clock);
  }

  /** Started, and nobody has been there. */
  public static Installation fresh(Map<String, String> settings) {
    return new Installation(TestDatabase.create(), settings);
  }

  /**
   * The one with an owner that tests share which bring visitors, neighbours and accounts of their
   * own. Ends with the process; its clock stands still.
   */
  public static Installation shared() {
    return Shared.INSTALLATION;
  }

  private static final class Shared {
    static final Installation INSTALLATION = setUp();
  }

  /** Started, with an owner. */
  public static Installation setUp() {
    return setUp(Map.of());
  }

  /** Started with settings, with an owner. */
  public static Installation setUp(Map<String, String> settings) {
    var installation = fresh(settings);
    installation.stranger().post("/api/v1/setup", owner());
    return installation;
  }

  /** What the first set-up says. */
  static Map<String, String> owner() {
    return Map.of("email", OWNER, "password", PASSWORD, "workspace", "Example");
  }

  /** Nobody in particular, from an address of their own. */
  public Visitor stranger() {
    return Visitor.of(server.url()).from(UUID.randomUUID().toString());
  }

  /** The owner, signed in anew. */
  public Visitor member() {
    return stranger().signIn(OWNER, PASSWORD);
  }

  /** A program of the owner's. */
  public Visitor program() {
    var key = member().post("/api/v1/api-keys", Map.of("name", "program")).json();
    return stranger().withKey(key.getString("key"));
  }

  /** The owner's workspace. */
  public String workspace() {
    return workspaceOf(OWNER);
  }

  /** Somebody else with a workspace of their own and the owner's password, signed in. */
  public Visitor neighbour() {
    String email = UUID.randomUUID() + "@example.com";
    var workspace = UUID.randomUUID();
    postgres.execute("INSERT INTO workspace VALUES ('%s', 'Other', now())".formatted(workspace));
    postgres.execute(
        """
        INSERT INTO member SELECT '%s', '%s', '%s', role, password_hash, now() FROM member
        WHERE email = '%s'\
        """
            .formatted(UUID.randomUUID(), workspace, email, OWNER));
    return stranger().signIn(email, PASSWORD);
  }

  /** The workspace that this visitor works in. */
  static String workspaceOf(Visitor visitor) {
    return visitor.get("/api/v1/me").json().getJsonObject("workspace").getString("id");
  }

  private String workspaceOf(String email) {
    return postgres
        .column("SELECT workspace_id FROM member WHERE email = '" + email + "'")
        .getFirst();
  }

  /** An account that nobody has signed in to; its servers are nowhere. */
  public Account account(String workspace, String email) {
    return account(workspace, email, "mailbox password");
  }

  /** An account with this password. */
  public Account account(String workspace, String email, String password) {
    var database = postgres.database();
    var log = new EventLog(database, postgres.vertx().eventBus());
    var sealer = new Sealer(SecretKey.read(data.resolve("secret.key")));
    var accounts =
        new Accounts(
            database, log, new Connections(database, sealer), new Ids(clock, new Random()));
    var address = EmailAddress.parse(email);
    return accounts.add(
        new WorkspaceId(UUID.fromString(workspace)),
        new NewAccount(
            address,
            "",
            Provider.CUSTOM,
            "example",
            new NewAccount.Limits(500, 0),
            List.of("sales")),
        new Connection(
            new Server("imap.invalid", 993, Security.TLS),
            new Server("smtp.invalid", 465, Security.TLS),
            new Login.Password(email, password),
            Connection.SentCopy.APPEND),
        clock.instant());
  }

  /** Every row of every table, as text. */
  public String allRows() {
    var rows = new StringBuilder();
    for (String table :
        postgres.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      postgres
          .column("SELECT t::text FROM \"" + table + "\" t")
          .forEach(row -> rows.append(row).append('\n'));
    }
    return rows.toString();
  }

  /** What would be different if a request had changed anything but its session. */
  String state() {
    return state("");
  }

  /** The same of one workspace; others may have messages under way. */
  String state(String workspace) {
    var tables = List.of("workspace", "member", "api_key", "account", "draft", "message", "event");
    String query =
        tables.stream()
            .map(
                table ->
                    "SELECT '%1$s' || t::text FROM %1$s t WHERE t::text LIKE '%%%2$s%%'"
                        .formatted(table, workspace))
            .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
    return String.join("\n", postgres.column(query));
  }

  /** The one-time code of the first set-up. */
  String setupCode() {
    return server.setupCode();
  }

  TestDatabase postgres() {
    return postgres;
  }

  TestClock clock() {
    return clock;
  }

  @Override
  public void close() {
    server.close();
    postgres.close();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("sendwell");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
