package sendwell.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Txt;
import sendwell.sandbox.SandboxZones;

/**
 * Domains of nobody's, each with what a sender's domain has, and blacklists that hold some of them.
 *
 * @param number how many domains
 */
record SyntheticDomains(int number) {
  private static final int BLACKLISTS = 20;
  private static final int LISTED_EACH = 50;

  /** A DKIM key of 2048 bits, as the strings of its record. */
  private static final List<String> KEY =
      List.of(
          "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwF+9B4qtSpjDd1OBqR7nXR0k"
              + "4SnrMB3QftxsPky6DyJ7utfxYGkn1oub1XNT9Vvl9yxW4PQejqVYphTxgvBms/wGJZfN+i3kBoihL7S"
              + "pys5EGLxEKDO54fiqwb6Uq6wZ+ySAJ/XriVKENrTCiP9uEbi73Mjfq8aBbess5dq6s3lG1f",
          "nWemQAJvkY4v2ubaFZWQ2LJvSfH9uRjfiy7z2G3hCBP71wq0lWV8g/uHCfGAXZzC+RUjTxjmxC7eraz9F6Yh1m"
              + "K5bsDdda0XlMhxLCIBJvX1NF6T293mgxM7dNLyLxj681n+BL9FS5sTdJEH9BZAo0FFZD4X3f86voPUI"
              + "YpQIDAQAB");

  /**
   * A question, and what there is to it.
   *
   * @param records nothing if there are none
   */
  record Known(Question<?> question, List<?> records) {
    static <T> Known of(String name, RecordType<T> type, List<T> records) {
      return new Known(new Question<>(DomainName.parse(name), type), records);
    }
  }

  SandboxZones zones() {
    var zones = new SandboxZones();
    for (int i = 0; i < number; i++) {
      zones.add(
          domain(i),
          """
          @ MX 10 mx1
          @ MX 20 mx2
          @ TXT "%s"
          one._spf TXT "%s"
          two._spf TXT "%s"
          _dmarc TXT "%s"
          mail._domainkey TXT "%s" "%s"
          mx1 A %s
          mx1 AAAA %s
          mx2 A %s
          www CNAME mx1
          %s. PTR mx1
          %s. PTR mx1
          """
              .formatted(
                  spf(i),
                  spfOf(v4(i, 1)),
                  spfOf(v4(i, 2)),
                  dmarc(i),
                  KEY.getFirst(),
                  KEY.getLast(),
                  v4(i, 1),
                  v6(i),
                  v4(i, 2),
                  DomainName.reverse(InetAddress.ofLiteral(v4(i, 1))),
                  DomainName.reverse(InetAddress.ofLiteral(v6(i)))));
    }
    for (int list = 0; list < BLACKLISTS; list++) {
      zones.add(blacklist(list), "2.0.0.127 A 127.0.0.2");
      zones.add(blacklist(list), "TEST A 127.0.0.2");
      for (int i = 0; i < number; i += LISTED_EACH) {
        zones.add(domain(i) + "." + blacklist(list), "@ A 127.0.1.2");
      }
    }
    return zones;
  }

  /**
   * The lists, as {@code SENDWELL_DNSBL_FILE} has them: half of them hold domains, half addresses.
   */
  String lists() {
    var lists = new JsonArray();
    for (int list = 0; list < BLACKLISTS; list++) {
      var code = new JsonObject();
      code.put("code", "127.0.0.2-127.0.1.2").put("severity", "medium").put("meaning", "a test");
      lists.add(
          new JsonObject()
              .put("id", "list" + list)
              .put("name", "List " + list)
              .put("zone", blacklist(list))
              .put("holds", new JsonArray().add(list % 2 == 0 ? "domain" : "ip4"))
              .put("codes", new JsonArray().add(code))
              .put("perSecond", 100_000)
              .put("terms", "Nobody minds."));
    }
    return lists.encode();
  }

  /** For a Sendwell that asks this server about them, and these lists. */
  Map<String, String> settings(Peer stub, Path folder) throws IOException {
    return Map.of(
        "SENDWELL_DNS_RESOLVERS",
        "127.0.0.1:" + stub.greeting(),
        "SENDWELL_DNSBL_FILE",
        Files.writeString(folder.resolve("lists"), lists()).toString(),
        "SENDWELL_RDAP_SERVERS",
        "");
  }

  /** What is asked about all of them. */
  List<Known> questions() {
    return IntStream.range(0, number).boxed().flatMap(this::questions).toList();
  }

  private Stream<Known> questions(int i) {
    String domain = domain(i);
    var host = List.of(InetAddress.ofLiteral(v4(i, 1)));
    var hosts = Stream.of(new Mx(10, name("mx1." + domain)), new Mx(20, name("mx2." + domain)));
    var listed = List.of(InetAddress.ofLiteral("127.0.1.2"));
    var known = new ArrayList<Known>();
    known.add(Known.of(domain, RecordType.MX, hosts.toList()));
    known.add(text(domain, spf(i)));
    known.add(text("one._spf." + domain, spfOf(v4(i, 1))));
    known.add(text("two._spf." + domain, spfOf(v4(i, 2))));
    known.add(text("_dmarc." + domain, dmarc(i)));
    known.add(Known.of("mail._domainkey." + domain, RecordType.TXT, List.of(new Txt(KEY))));
    known.add(Known.of("_mta-sts." + domain, RecordType.TXT, List.of()));
    known.add(Known.of("mx1." + domain, RecordType.A, host));
    known.add(Known.of("mx1." + domain, RecordType.AAAA, List.of(InetAddress.ofLiteral(v6(i)))));
    known.add(Known.of("mx2." + domain, RecordType.A, List.of(InetAddress.ofLiteral(v4(i, 2)))));
    known.add(Known.of("mx2." + domain, RecordType.AAAA, List.of()));
    known.add(Known.of("www." + domain, RecordType.A, host));
    for (int list = 0; list < BLACKLISTS; list++) {
      known.add(
          Known.of(domain + "." + blacklist(list), RecordType.A, isListed(i) ? listed : List.of()));
    }
    return known.stream();
  }

  private static Known text(String name, String text) {
    return Known.of(name, RecordType.TXT, List.of(Txt.of(text)));
  }

  /** The name of a domain. */
  static String domain(int i) {
    return "d" + i + ".bench.test";
  }

  /** Where its mail leaves from. */
  static String address(int i) {
    return v4(i, 1);
  }

  /** Whether it is on the lists that hold domains. */
  static boolean isListed(int i) {
    return i % LISTED_EACH == 0;
  }

  private static String blacklist(int list) {
    return "list" + list + ".test";
  }

  private static String spf(int i) {
    return "v=spf1 include:one._spf.%1$s include:two._spf.%1$s mx -all".formatted(domain(i));
  }

  private static String spfOf(String address) {
    return "v=spf1 ip4:" + address + " -all";
  }

  private static String dmarc(int i) {
    return "v=DMARC1; p=reject; rua=mailto:dmarc@" + domain(i);
  }

  private static String v4(int i, int host) {
    return "23.%d.%d.%d".formatted(i / 256, i % 256, host);
  }

  private static String v6(int i) {
    return "2a00:1::%x".formatted(i + 1);
  }

  private static DomainName name(String text) {
    return DomainName.parse(text);
  }
}
