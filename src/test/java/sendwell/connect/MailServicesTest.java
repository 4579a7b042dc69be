package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import sendwell.dns.ZoneDns;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.mail.Server;

class MailServicesTest {
  private final ZoneDns dns = new ZoneDns();

  private Offer ask() {
    return new MailServices(dns).ask(EmailAddress.parse("anna@example.test")).orElseThrow();
  }

  private static List<Server> servers(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::server).toList();
  }

  @Test
  void tlsGoesBeforeStartTls() {
    dns.srv("_imap._tcp.example.test", "0 0 143 a.test.")
        .srv("_imaps._tcp.example.test", "9 0 993 b.test.")
        .srv("_submission._tcp.example.test", "0 0 587 c.test.")
        .srv("_submissions._tcp.example.test", "0 0 465 d.test.");
    assertThat(servers(ask().imap()))
        .containsExactly(
            new Server("b.test", 993, Security.TLS), new Server("a.test", 143, Security.STARTTLS));
    assertThat(servers(ask().smtp()))
        .containsExactly(
            new Server("d.test", 465, Security.TLS), new Server("c.test", 587, Security.STARTTLS));
  }

  @Test
  void submissionOnPort465MeansTls() {
    dns.srv("_submission._tcp.example.test", "0 0 465 smtp.test.");
    assertThat(servers(ask().smtp())).containsExactly(new Server("smtp.test", 465, Security.TLS));
  }

  @Test
  void aDotSaysThatTheServiceIsNotOffered() {
    dns.srv("_imaps._tcp.example.test", "0 0 0 .");
    assertThat(ask().imap()).isEmpty();
  }

  @Test
  void aTargetThatIsNoHostIsLeftOut() {
    dns.srv("_imaps._tcp.example.test", "0 0 993 no\\032host.test.");
    assertThat(ask().imap()).isEmpty();
  }

  @Test
  void aSilentNameServerOffersNothing() {
    dns.silent("_imaps._tcp.example.test").silent("_imap._tcp.example.test");
    assertThat(ask().imap()).isEmpty();
  }

  @Test
  void aDomainOfTheGreatestLengthHasNoServices() {
    String longest = "a".repeat(60) + ("." + "b".repeat(63)).repeat(3);
    assertThat(new MailServices(dns).ask(EmailAddress.parse("a@" + longest))).isPresent();
  }
}
