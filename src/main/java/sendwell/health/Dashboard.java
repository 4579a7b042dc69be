package sendwell.health;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sendwell.account.Account;
import sendwell.account.HealthBand;
import sendwell.account.Status;
import sendwell.check.Aspect;
import sendwell.check.Change;
import sendwell.check.Finding;
import sendwell.check.Kept;
import sendwell.check.Report;
import sendwell.check.State;
import sendwell.mail.Domain;

/**
 * Puts the Email Deliverability Dashboard of an account together. A pure function of what is kept.
 */
final class Dashboard {
  private static final List<Aspect> HYGIENE =
      List.of(
          Aspect.REVERSE_DNS,
          Aspect.DOMAIN_AGE,
          Aspect.MTA_STS,
          Aspect.DANE,
          Aspect.TLS_RPT,
          Aspect.BIMI,
          Aspect.DNSSEC);

  /**
   * What is known of the account's domain.
   *
   * @param domain which
   * @param report what was found
   * @param changes what changed, the latest first
   * @param checking whether somebody waits for a check that is not over yet
   */
  record Known(Domain domain, Report report, List<Change> changes, boolean checking) {}

  private final Account account;
  private final Known known;
  private final Inputs inputs;
  private final Score score;

  private Dashboard(Account account, Known known, Inputs inputs) {
    this.account = account;
    this.known = known;
    this.inputs = inputs;
    this.score = HealthScore.of(inputs);
  }

  /**
   * The dashboard.
   *
   * @param inputs of the score that is shown
   */
  static Deliverability of(Account account, Known known, Inputs inputs) {
    return new Dashboard(account, known, inputs).whole();
  }

  private Deliverability whole() {
    List<MetricRow> rows = Arrays.stream(Metric.values()).map(this::row).toList();
    boolean connected = account.status() == Status.CONNECTED;
    return new Deliverability(
        account.id(),
        account.email(),
        known.domain(),
        score.known() ? score.value() : null,
        connected ? score.band() : HealthBand.UNKNOWN,
        score.known() ? score.stage() : null,
        score.coverage(),
        score.coverage() < HealthScore.PROVISIONAL_BELOW,
        connected ? null : account.statusReason().since(),
        score.gates().stream().map(Deliverability.GateRow::of).toList(),
        rows,
        fixes(rows),
        known.changes(),
        known.report().kept().values().stream()
            .map(Kept::observedAt)
            .max(Comparator.naturalOrder())
            .orElse(null),
        known.checking());
  }

  private static List<Deliverability.FixRow> fixes(List<MetricRow> rows) {
    return rows.stream()
        .filter(row -> row.fix() != null)
        .sorted(Comparator.comparing(MetricRow::gain).reversed())
        .map(row -> new Deliverability.FixRow(row.key(), row.title(), row.gain(), row.fix()))
        .toList();
  }

  private MetricRow row(Metric metric) {
    return metric.dns()
        ? known
            .report()
            .of(Observations.aspect(metric))
            .map(kept -> checked(metric, kept))
            .orElseGet(() -> row(metric, "", Wanting.words(metric)))
        : observed(metric);
  }

  private MetricRow checked(Metric metric, Kept kept) {
    Finding finding = kept.finding();
    return new MetricRow(
        metric,
        metric.title(),
        inputs.settings().weight(metric),
        points(metric),
        MetricState.of(finding.state()),
        finding.value(),
        finding.description(),
        finding.fix(),
        finding.fix() == null ? null : gain(metric),
        finding.confidence(),
        finding.remarks(),
        finding.evidence(),
        kept.observedAt(),
        kept.since(),
        kept.staleSince(),
        suspect(kept),
        null);
  }

  private static MetricRow.Suspect suspect(Kept kept) {
    return kept.suspect() == null
        ? null
        : new MetricRow.Suspect(
            kept.suspect().description(), kept.suspectSince(), kept.secondLook());
  }

  private MetricRow observed(Metric metric) {
    return score.metric(metric).known()
        ? row(metric, value(metric), meaning(metric))
        : row(metric, "not enough data yet", Wanting.words(metric));
  }

  private String value(Metric metric) {
    return switch (metric) {
      case REPLY_RATE -> inputs.signals().replies().percent();
      case BOUNCE_RATE -> inputs.signals().bounces().percent();
      case DELIVERABILITY, DNSBL, MX, SPF, DKIM, DMARC ->
          Math.round(100 * score.metric(metric).shown()) + " %";
    };
  }

  private static String meaning(Metric metric) {
    return metric == Metric.REPLY_RATE
        ? "People who answered, of all who were written to in the last 30 days; those whose first"
            + " mail is younger than three days may answer yet and are left out."
        : "";
  }

  private MetricRow row(Metric metric, String value, String description) {
    return new MetricRow(
        metric,
        metric.title(),
        inputs.settings().weight(metric),
        points(metric),
        MetricState.of(score.metric(metric).state()),
        value,
        description,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        metric == Metric.DELIVERABILITY ? parts() : null);
  }

  private Double points(Metric metric) {
    MetricScore mine = score.metric(metric);
    return mine.known() ? rounded(inputs.settings().weight(metric) * mine.shown()) : null;
  }

  /** How much higher the score would be if this metric were as it should be. */
  private int gain(Metric metric) {
    Signals mended = inputs.signals().with(metric, new DnsSignal(State.PASS, 1, false));
    var better =
        HealthScore.of(new Inputs(inputs.version(), inputs.settings(), mended, inputs.before()));
    return Math.max(0, better.value() - Math.max(0, score.value()));
  }

  private List<MetricRow.PartRow> parts() {
    return Arrays.stream(Part.values()).map(this::part).toList();
  }

  private MetricRow.PartRow part(Part part) {
    Double share = inputs.signals().parts().get(part);
    return new MetricRow.PartRow(
        part,
        part.title(),
        part.weight(),
        share == null ? null : rounded(part.weight() * share),
        share == null ? MetricState.UNKNOWN : MetricState.of(HealthScore.colour(share)),
        share == null ? Wanting.words(part) : "",
        part == Part.HYGIENE ? items() : List.of());
  }

  private List<MetricRow.Item> items() {
    return HYGIENE.stream()
        .map(aspect -> known.report().of(aspect).map(kept -> item(aspect, kept)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static MetricRow.Item item(Aspect aspect, Kept kept) {
    Finding finding = kept.finding();
    return new MetricRow.Item(
        aspect,
        aspect.title(),
        MetricState.of(finding.state()),
        finding.value(),
        finding.description(),
        finding.fix(),
        finding.remarks(),
        finding.evidence(),
        kept.observedAt());
  }

  private static double rounded(double points) {
    return Math.round(10 * points) / 10.0;
  }
}
