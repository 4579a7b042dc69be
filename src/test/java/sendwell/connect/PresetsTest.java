package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sendwell.account.Provider;
import sendwell.dns.ZoneDns;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;

class PresetsTest {
  private final Presets presets = Presets.load();
  private final ZoneDns dns = new ZoneDns();

  private Optional<String> imapHostByMx(String... hosts) {
    dns.mx("example.test", hosts);
    return presets
        .byMailHost(dns)
        .ask(EmailAddress.parse("anna@example.test"))
        .map(offer -> offer.imap().getFirst().server().host());
  }

  private Offer byDomain(String address) {
    return presets.byDomain().ask(EmailAddress.parse(address)).orElseThrow();
  }

  @Test
  void everyPresetIsWhole() {
    assertThat(presets.presets())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            preset -> {
              assertThat(preset.ways()).isNotEmpty();
              assertThat(preset.domains().size() + preset.mailHosts().size()).isPositive();
              Domain.parse(preset.imap().host());
              Domain.parse(preset.smtp().host());
              preset.domains().forEach(Domain::new);
              preset.mailHosts().forEach(Domain::new);
            });
  }

  @Test
  void noDomainAndNoMailHostBelongsToTwo() {
    assertThat(presets.presets().stream().flatMap(preset -> preset.domains().stream()))
        .doesNotHaveDuplicates();
    assertThat(presets.presets().stream().flatMap(preset -> preset.mailHosts().stream()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "aspmx.l.google.com.,imap.gmail.com",
    "example-test.mail.protection.outlook.com.,outlook.office365.com",
    "mx2.zoho.eu.,imappro.zoho.eu",
    "in1-smtp.messagingengine.com.,imap.fastmail.com",
    "mx-aol.mail.gm0.yahoodns.net.,imap.aol.com",
    "mta5.am0.yahoodns.net.,imap.mail.yahoo.com",
    "inbound-smtp.eu-west-1.amazonaws.com.,imap.mail.eu-west-1.awsapps.com"
  })
  void whoeverTakesTheMailIsTheProvider(String mx, String imap) {
    assertThat(imapHostByMx("10 " + mx)).contains(imap);
  }

  @ParameterizedTest
  @CsvSource({"mx.notgoogle.com.", "google.com.evil.test.", "."})
  void otherMailHostsTellNothing(String mx) {
    assertThat(imapHostByMx("10 " + mx)).isEmpty();
  }

  @Test
  void onlyTheFirstMailHostTells() {
    assertThat(imapHostByMx("1 filter.test.", "5 aspmx.l.google.com.")).isEmpty();
  }

  @Test
  void aSilentNameServerTellsNothing() {
    dns.silent("example.test");
    assertThat(imapHostByMx("1 aspmx.l.google.com.")).isEmpty();
  }

  @Test
  void googlesMailboxesAreSignedInToAtGoogleOrElseWithAnAppPassword() {
    assertThat(byDomain("anna@gmail.com"))
        .returns(Provider.GOOGLE, Offer::provider)
        .returns(SignIn.OAUTH, offer -> offer.way().signIn())
        .returns("https://myaccount.google.com/apppasswords", offer -> offer.way().url());
  }

  @Test
  void microsoftsMailboxesAreSignedInToAtMicrosoftAndHardlyWithAPassword() {
    assertThat(byDomain("anna@hotmail.com"))
        .returns(Provider.MICROSOFT, Offer::provider)
        .returns(SignIn.OAUTH, offer -> offer.way().signIn())
        .satisfies(offer -> assertThat(offer.way().help()).contains("OAuth", "SMTP AUTH"));
  }
}
