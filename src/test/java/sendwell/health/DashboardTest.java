package sendwell.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sendwell.account.Account;
import sendwell.account.AccountId;
import sendwell.account.HealthBand;
import sendwell.account.HealthStage;
import sendwell.account.Origin;
import sendwell.account.Provider;
import sendwell.account.Status;
import sendwell.account.Transport;
import sendwell.check.Report;
import sendwell.event.WorkspaceId;
import sendwell.mail.Domain;

class DashboardTest {
  private static final Instant NOW = Instant.parse("2025-11-03T14:02:00Z");
  static final Account ACCOUNT =
      new Account(
          new AccountId(new UUID(0, 1)),
          new WorkspaceId(new UUID(0, 2)),
          1,
          1,
          "anna@acme.test",
          "",
          Provider.CUSTOM,
          "Acme",
          Origin.CONNECTED,
          Transport.SMTP_IMAP,
          Status.CONNECTED,
          null,
          null,
          null,
          HealthBand.UNKNOWN,
          HealthStage.SETUP,
          0,
          0,
          40,
          0,
          List.of(),
          null,
          null,
          NOW,
          NOW);

  @Test
  void aRateIsShownAsItIsAndNotAsThePointsThatItEarns() {
    var signals = new Signals(Map.of(), new Rate(8, 300), new Rate(4, 500), Map.of(), false);
    assertThat(row(signals, Metric.REPLY_RATE).value()).isEqualTo("2.7 % (8 of 300)");
    assertThat(row(signals, Metric.BOUNCE_RATE))
        .returns("0.8 % (4 of 500)", MetricRow::value)
        .returns("", MetricRow::description);
  }

  @Test
  void whereTrafficIsWantingItSaysHowMuch() {
    assertThat(row(Signals.NONE, Metric.BOUNCE_RATE))
        .returns("not enough data yet", MetricRow::value)
        .returns("Known from 50 mails on.", MetricRow::description)
        .returns(null, MetricRow::points);
  }

  @Test
  void aDomainThatWasNeverCheckedLacksALookAndNoTraffic() {
    assertThat(row(Signals.NONE, Metric.SPF))
        .returns("", MetricRow::value)
        .returns("Not checked yet.", MetricRow::description)
        .returns(MetricState.UNKNOWN, MetricRow::state);
  }

  private static MetricRow row(Signals signals, Metric metric) {
    var known = new Dashboard.Known(new Domain("acme.test"), Report.EMPTY, List.of(), true);
    var inputs = Inputs.first(ScoreSettings.usual(), signals);
    return Dashboard.of(ACCOUNT, known, inputs).metrics().get(metric.ordinal());
  }
}
