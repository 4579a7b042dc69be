package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.ZoneDns;
import sendwell.dnsbl.Blacklists;
import sendwell.dnsbl.Dnsbl;
import sendwell.dnsbl.Entry;
import sendwell.dnsbl.Severity;
import sendwell.dnsbl.Standing;
import sendwell.dnsbl.Verdict;
import sendwell.dnsbl.ZoneHealths;
import sendwell.mail.Domain;

class SandboxBlacklistsTest {
  private static final Entry DOMAIN = new Entry.Name(new Domain("example.test"));

  private final SandboxZones world = new SandboxZones();
  private final SandboxBlacklists lists = SandboxBlacklists.publish(world);
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Dnsbl dnsbl = dnsbl();

  private Dnsbl dnsbl() {
    return new Dnsbl(
        Blacklists.load(Map.of()),
        ZoneHealths.inMemory(),
        () -> now,
        pause -> now = now.plus(pause),
        new Random(5782));
  }

  private List<Standing> look(Dnsbl asking, Entry entry) {
    return asking.look(List.of(entry), new ZoneDns(world));
  }

  private Verdict spamhaus(Dnsbl asking) {
    return look(asking, DOMAIN).stream()
        .filter(standing -> standing.list().id().equals("spamhaus-dbl"))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "2001:db8::1"})
  void everyListThatIsAskedStandsItsTrial(String address) {
    var entry = new Entry.Address(InetAddress.ofLiteral(address), false);
    assertThat(look(dnsbl, entry)).hasSizeGreaterThan(2).allMatch(SandboxBlacklistsTest::clear);
    assertThat(look(dnsbl, DOMAIN)).hasSizeGreaterThan(5).allMatch(SandboxBlacklistsTest::clear);
  }

  private static boolean clear(Standing standing) {
    return standing.verdict() instanceof Verdict.NotListed;
  }

  @Test
  void aListNamesWhatItIsToldTo() {
    lists.list("spamhaus-dbl", "example.test", "127.0.1.4");
    assertThat(spamhaus(dnsbl))
        .isEqualTo(
            new Verdict.Listed(
                Severity.HIGH,
                List.of("used for phishing"),
                "The sandbox has put example.test on this list."));
  }

  @Test
  void aListThatRefusesIsNotBelievedUntilItAnswersAgain() {
    lists.list("spamhaus-dbl", "example.test", "127.0.1.4");
    lists.refuse("spamhaus-dbl");
    assertThat(spamhaus(dnsbl()))
        .isEqualTo(
            new Verdict.Refused(
                "it does not answer public name servers: use one of your own, or a key"));
    lists.answer("spamhaus-dbl");
    assertThat(spamhaus(dnsbl())).isInstanceOf(Verdict.Listed.class);
  }
}
