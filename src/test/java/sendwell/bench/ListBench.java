package sendwell.bench;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import sendwell.server.Api;

/** The Accounts list of a workspace with 100,000 accounts, one request after the other. */
final class ListBench implements BenchMain.Part {
  static final int ACCOUNTS = 100_000;
  private static final int WARM_UP = 100;
  private static final int REQUESTS = 300;
  private static final int DEEP_PAGES = 250;

  private static final String FILL =
      """
      INSERT INTO account (id, workspace_id, email, name, provider, provider_name, origin,
        sending_status, sending_code, sending_detail, sending_since, reading_since, health_score, health_band, health_stage, sent,
        sent_day, daily_limit, min_gap_seconds, tags, created_at)
      SELECT uuidv7(), $1, lower(first || '.' || last) || n || '@' || lower(brand) || '-'
          || (n % 2000) || '.' || (ARRAY['com', 'net', 'org', 'io', 'co'])[1 + n % 5],
        first || ' ' || last, 'custom', (ARRAY['Fastmail', 'Zoho', 'Own Mail', 'Mailbox'])[1 + n % 4],
        'connected', status, CASE WHEN status <> 'connected' THEN 'auth_failed' END,
        CASE WHEN status <> 'connected' THEN 'The server refused the password.' END,
        now(), now(), CASE WHEN n % 3 > 0 THEN score END,
        CASE WHEN n % 3 = 0 THEN 'unknown' WHEN score >= 80 THEN 'good' WHEN score >= 50
          THEN 'warning' ELSE 'critical' END,
        CASE WHEN n % 3 > 0 THEN 'full' END, (n * 104729::bigint) % 5000, current_date, 500,
        0, CASE WHEN n % 10 = 0 THEN ARRAY['team-' || n % 50] ELSE '{}' END,
        now() - n * interval '1 minute'
      FROM (SELECT n, (n * 7919::bigint) % 101 AS score,
          (ARRAY['Ada', 'Ben', 'Clara', 'David', 'Emma', 'Felix', 'Grace', 'Hugo', 'Ines', 'Jonas',
            'Karla', 'Liam', 'Mara', 'Noah', 'Olga', 'Paul', 'Rosa', 'Simon', 'Tara', 'Yusuf'])
            [1 + (n * 31) % 20] AS first,
          (ARRAY['Smith', 'Garcia', 'Mueller', 'Rossi', 'Kowalski', 'Novak', 'Silva', 'Tanaka',
            'Haddad', 'Okafor', 'Jensen', 'Dubois', 'Murphy', 'Ivanova', 'Nguyen', 'Fischer'])
            [1 + (n * 17) % 16] AS last,
          (ARRAY['Acme', 'Northwind', 'Globex', 'Initech', 'Umbra'])[1 + (n * 13) % 5] AS brand,
          CASE WHEN n % 25 = 0 THEN 'reconnect_required' WHEN n % 17 = 0 THEN 'disconnected'
            ELSE 'connected' END AS status
        FROM generate_series(1, $2::int) AS n) AS made\
      """;

  /** Gives the owner's workspace all these accounts. */
  static void fill(World world) {
    world.sql(FILL, UUID.fromString(world.api().workspace()), ACCOUNTS);
    world.sql("VACUUM ANALYZE account");
  }

  @Override
  public void run(World world, Report report) {
    fill(world);
    report.section("List: %,d accounts, 50 a page, %d requests each".formatted(ACCOUNTS, REQUESTS));
    var api = world.api();
    measure(api, report, "first page", "");
    for (String sort :
        new String[] {"email", "-createdAt", "-sent", "healthScore", "providerName", "status"}) {
      measure(api, report, "first page, sort=" + sort, "&sort=" + sort);
    }
    measure(api, report, "page in the middle", "&sort=email&after=" + middle(api));
    measure(api, report, "status=connected (most)", "&status=connected");
    measure(api, report, "status=reconnect_required (1 in 25)", "&status=reconnect_required");
    measure(api, report, "provider=Zoho (1 in 4)", "&provider=Zoho");
    measure(api, report, "tag=team-20 (1 in 50)", "&tag=team-20");
    for (String words :
        new String[] {"ada.smith1", "acme-1234", "smith", ".com", "jo", "nobody@"}) {
      measure(api, report, "search", "&query=" + words);
    }
    measure(api, report, "search in one status", "&query=smith&status=connected");
  }

  private static void measure(Api api, Report report, String name, String query) {
    String path = "/accounts?limit=50" + query;
    for (int i = 0; i < WARM_UP; i++) {
      api.get(path).ok();
    }
    long total = api.get(path).ok().getLong("total");
    long[] waits = new long[REQUESTS];
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      api.get(path).ok();
      waits[i] = (System.nanoTime() - start) / 1000;
    }
    String found = query.contains("query=") ? " " + query.replaceAll(".*query=", "") : "";
    report.line("%s%s: %,d found".formatted(name, found, total), new Percentiles(waits));
  }

  private static String middle(Api api) {
    String after = "";
    for (int i = 0; i < DEEP_PAGES; i++) {
      JsonObject page = api.get("/accounts?limit=200&sort=email" + after).ok();
      after = "&after=" + URLEncoder.encode(page.getString("next"), StandardCharsets.UTF_8);
    }
    return after.replace("&after=", "");
  }
}
