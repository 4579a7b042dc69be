package sendwell.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.dns.Fault;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

class DiscoveryTest {
  private static final PublicSuffixes SUFFIXES = PublicSuffixes.bundled();

  private final ZoneDns dns = new ZoneDns();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // domain | records | as of RFC 9989 | as of RFC 7489
        "example.com|example.com:p=reject|reject|reject",
        "a.example.com|a.example.com:p=none example.com:p=reject|none|none",
        "a.example.com|example.com:p=reject|reject|reject",
        "a.example.com|example.com:p=reject;sp=none|none|none",
        // The nearest is not asked for, but the one of the organization.
        "a.b.example.com|b.example.com:p=none example.com:p=reject|reject|reject",
        // An organization begins where its records begin, wherever its name was registered.
        "a.b.example.com|b.example.com:p=reject|reject|nothing",
        "example.com|com:p=reject;psd=y|reject|nothing",
        "a.example.com|com:p=none;sp=reject;psd=y|reject|nothing",
        // Who has a record does not come under that of the suffix.
        "a.example.com|example.com:p=none com:p=reject;psd=y|none|none",
        "a.b.example.com|b.example.com:p=none example.com:p=reject;psd=n|reject|reject",
        "a.b.example.com|b.example.com:p=none;psd=n example.com:p=reject|none|reject",
        // What the list calls a suffix can have a record like others.
        "a.github.io|github.io:p=reject|reject|nothing",
        "a.example.co.uk|example.co.uk:p=quarantine|quarantine|quarantine",
        // Several at one place: a tree walk goes on.
        "a.example.com|a.example.com:p=none a.example.com:p=none"
            + " example.com:p=reject|reject|nothing",
        "example.com|example.com:p=none example.com:p=reject|nothing|nothing",
        "example.com|example.org:p=none|nothing|nothing"
      })
  void thePolicyIsFoundInBothWays(
      String domain, String records, String byTreeWalk, String bySuffixes) {
    publish(records);
    Domain author = new Domain(domain);
    var walk = TreeWalk.from(author, dns);
    assertThat(policy(Discovery.byTreeWalk(walk, dns))).isEqualTo(byTreeWalk);
    assertThat(policy(Discovery.byPublicSuffixes(author, SUFFIXES, dns))).isEqualTo(bySuffixes);
  }

  @Test
  void aSubdomainThatDoesNotExistHasItsOwnPolicy() {
    publish("example.com:p=none;sp=quarantine;np=reject");
    assertThat(byTreeWalk("a.example.com")).isEqualTo("reject");
    dns.addresses("a.example.com", "192.0.2.1");
    assertThat(byTreeWalk("a.example.com")).isEqualTo("quarantine");
    assertThat(byTreeWalk("example.com")).isEqualTo("none");
    dns.fails("a.example.com", Fault.SERVFAIL);
    assertThat(byTreeWalk("a.example.com")).isEqualTo("unknown");
  }

  @Test
  void aDomainsOwnRecordCountsWhateverIsAboveIt() {
    publish("a.example.com:p=reject");
    dns.fails("_dmarc.example.com", Fault.TIMEOUT).fails("_dmarc.com", Fault.SERVFAIL);
    assertThat(byTreeWalk("a.example.com")).isEqualTo("reject");
  }

  @ParameterizedTest
  @CsvSource({"_dmarc.a.example.com", "_dmarc.example.com"})
  void aSilentNameServerIsNoMissingRecord(String silent) {
    publish("example.com:p=reject");
    dns.fails(silent, Fault.TIMEOUT);
    assertThat(byTreeWalk("a.example.com")).isEqualTo("unknown");
    assertThat(policy(Discovery.byPublicSuffixes(new Domain("a.example.com"), SUFFIXES, dns)))
        .isEqualTo("unknown");
  }

  private String byTreeWalk(String domain) {
    return policy(Discovery.byTreeWalk(TreeWalk.from(new Domain(domain), dns), dns));
  }

  private static String policy(Discovery discovery) {
    return switch (discovery) {
      case Discovery.Found found -> found.record().policy(found.reach()).toString();
      case Discovery.None _ -> "nothing";
      case Discovery.Unknown _ -> "unknown";
    };
  }

  private void publish(String records) {
    for (String each : records.split(" ")) {
      String[] parts = each.split(":");
      dns.txt("_dmarc." + parts[0], "v=DMARC1; " + parts[1]);
    }
  }
}
