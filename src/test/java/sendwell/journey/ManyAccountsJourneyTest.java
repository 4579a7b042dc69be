package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.Eventually;
import sendwell.account.Account;
import sendwell.sandbox.SandboxDns;
import sendwell.server.Installation;
import sendwell.server.Surroundings;
import sendwell.server.TestClock;

/** What many accounts of one domain cost the world; counted in packets. */
class ManyAccountsJourneyTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private static final int ACCOUNTS = 100;
  private static final int WORKSPACES = 4;

  @Test
  void aHundredAccountsOfADomainConnectedAtOnceCostOnePacketForEachQuestion() throws Exception {
    SandboxDns dns = AROUND.sandbox().dns();
    var settings = AROUND.settings();
    // Nothing is asked again because an answer was late.
    settings.put("SENDWELL_DNS_PATIENCE", "1m");
    try (var sendwell = Installation.fresh(settings, TestClock.standing())) {
      connect(sendwell);
      Eventually.so("a look in every workspace", () -> looks(sendwell) == WORKSPACES);
    }
    assertThat(dns.questions())
        .hasSizeGreaterThan(40)
        .containsKeys("MX acme.test", "TXT acme.test", "TXT _dmarc.acme.test")
        .allSatisfy((question, packets) -> assertThat(packets).as(question).isEqualTo(1));
  }

  private static void connect(Installation sendwell) throws Exception {
    List<String> workspaces =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(WORKSPACES).toList();
    for (String workspace : workspaces) {
      sendwell
          .database()
          .execute("INSERT INTO workspace VALUES ('%s', 'Some', now())".formatted(workspace));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Account>> connecting =
          IntStream.range(0, ACCOUNTS)
              .mapToObj(
                  number ->
                      threads.submit(
                          () ->
                              sendwell.account(
                                  workspaces.get(number % WORKSPACES),
                                  "person-%d@acme.test".formatted(number))))
              .toList();
      for (Future<Account> each : connecting) {
        each.get();
      }
    }
  }

  private static long looks(Installation sendwell) {
    return sendwell
        .database()
        .count("SELECT count(*) FROM checked_domain WHERE report IS NOT NULL");
  }
}
