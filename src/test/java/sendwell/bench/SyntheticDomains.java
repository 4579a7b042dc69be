package sendwell.bench;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
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
  private static final int BLACKLISTS = 10;
  private static final int LISTED_EACH = 50;
  private static final String KEY = "v=DKIM1; k=rsa; p=" + "MIGfMA0GCSqGSIb3DQEB".repeat(11);

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
          _dmarc TXT "%s"
          s1._domainkey TXT "%s"
          mx1 A %s
          mx1 AAAA %s
          mx2 A %s
          www CNAME mx1
          """
              .formatted(spf(i), dmarc(i), KEY, v4(i, 1), v6(i), v4(i, 2)));
    }
    for (int list = 0; list < BLACKLISTS; list++) {
      for (int i = 0; i < number; i += LISTED_EACH) {
        zones.add(domain(i) + "." + blacklist(list), "@ A 127.0.1.2");
      }
    }
    return zones;
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
    known.add(Known.of(domain, RecordType.TXT, List.of(Txt.of(spf(i)))));
    known.add(Known.of("_dmarc." + domain, RecordType.TXT, List.of(Txt.of(dmarc(i)))));
    known.add(Known.of("s1._domainkey." + domain, RecordType.TXT, List.of(Txt.of(KEY))));
    known.add(Known.of("_mta-sts." + domain, RecordType.TXT, List.of()));
    known.add(Known.of("mx1." + domain, RecordType.A, host));
    known.add(Known.of("mx1." + domain, RecordType.AAAA, List.of(InetAddress.ofLiteral(v6(i)))));
    known.add(Known.of("mx2." + domain, RecordType.A, List.of(InetAddress.ofLiteral(v4(i, 2)))));
    known.add(Known.of("mx2." + domain, RecordType.AAAA, List.of()));
    known.add(Known.of("www." + domain, RecordType.A, host));
    for (int list = 0; list < BLACKLISTS; list++) {
      known.add(
          Known.of(
              domain + "." + blacklist(list),
              RecordType.A,
              i % LISTED_EACH == 0 ? listed : List.of()));
    }
    return known.stream();
  }

  private static String domain(int i) {
    return "d" + i + ".bench.test";
  }

  private static String blacklist(int list) {
    return "list" + list + ".test";
  }

  private static String spf(int i) {
    return "v=spf1 ip4:192.0.2.%d include:_spf.bench.test -all".formatted(i % 256);
  }

  private static String dmarc(int i) {
    return "v=DMARC1; p=reject; rua=mailto:dmarc@" + domain(i);
  }

  private static String v4(int i, int host) {
    return "10.%d.%d.%d".formatted(i / 256, i % 256, host);
  }

  private static String v6(int i) {
    return "2001:db8::%x".formatted(i + 1);
  }

  private static DomainName name(String text) {
    return DomainName.parse(text);
  }
}
