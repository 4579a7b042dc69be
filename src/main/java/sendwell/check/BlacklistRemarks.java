package sendwell.check;

import java.util.List;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;
import sendwell.dnsbl.Standing;
import sendwell.dnsbl.Verdict;

/** What else there is to say about asking the lists: pure. */
record BlacklistRemarks(Subject subject, List<SenderAddress> senders, BlacklistCoverage coverage) {
  private static final int REFUSALS_TOLD = 2;
  private static final int NAMES_TOLD = 3;

  List<Remark> all() {
    return Stream.of(
            BlacklistHit.in(coverage.standings()).stream().map(BlacklistHit::remark),
            refusals(),
            silent(),
            aboutSenders())
        .flatMap(remarks -> remarks)
        .toList();
  }

  private Stream<Remark> refusals() {
    List<String> refusing =
        coverage.standings().stream()
            .filter(standing -> standing.verdict() instanceof Verdict.Refused)
            .map(standing -> standing.list().name())
            .distinct()
            .toList();
    return refusing.size() < REFUSALS_TOLD
        ? Stream.empty()
        : Stream.of(
            new Remark(
                State.UNKNOWN,
                "resolver_refused",
                "%s checked: your name server is refused by %s. Set up one of your own (SENDWELL_DNS_RESOLVERS), or get keys."
                    .formatted(coverage.count(), names(refusing))));
  }

  private static String names(List<String> lists) {
    if (lists.size() <= NAMES_TOLD) {
      return String.join(", ", lists.subList(0, lists.size() - 1)) + " and " + lists.getLast();
    }
    int others = lists.size() - NAMES_TOLD + 1;
    return "%s and %d others"
        .formatted(String.join(", ", lists.subList(0, NAMES_TOLD - 1)), others);
  }

  private Stream<Remark> silent() {
    return coverage.standings().stream()
        .flatMap(BlacklistRemarks::silence)
        .distinct()
        .map(text -> new Remark(State.UNKNOWN, "not_checked", text));
  }

  private static Stream<String> silence(Standing standing) {
    String list = standing.list().name();
    return switch (standing.verdict()) {
      case Verdict.Refused(var reason) -> notChecked(list, reason);
      case Verdict.NotAsked(_, var reason) -> notChecked(list, reason);
      case Verdict.Unknown(var reason) ->
          Stream.of(list + " said nothing about " + standing.entry() + ": " + reason + ".");
      case Verdict.NotListed _, Verdict.Listed _ -> Stream.empty();
    };
  }

  private static Stream<String> notChecked(String list, String reason) {
    return Stream.of(list + " was not checked: " + reason + ".");
  }

  private Stream<Remark> aboutSenders() {
    return senders.isEmpty()
        ? Stream.of(subject.host().map(this::shared).orElse(noSender()))
        : senders.stream().flatMap(each -> aboutSender(each)).distinct();
  }

  private Stream<Remark> aboutSender(SenderAddress sender) {
    return switch (sender) {
      case SenderAddress.Own _ -> Stream.empty();
      case SenderAddress.Shared(_, var platform) -> Stream.of(shared(platform));
      case SenderAddress.Inner _ ->
          Stream.of(
              new Remark(
                  State.NOT_APPLICABLE,
                  "sender_inner",
                  "An address of a private network is on no list, and was not looked up."));
      case SenderAddress.Doubtful(var doubtful, var reason) ->
          Stream.of(
              new Remark(
                  State.UNKNOWN,
                  "sender_unknown",
                  "Whose address %s is could not be found out (%s); it was not looked up."
                      .formatted(doubtful.address().getHostAddress(), reason)));
    };
  }

  private static Remark noSender() {
    return new Remark(
        State.UNKNOWN,
        "sender_unknown",
        "From which address the mail leaves is not known; only the domain was looked up.");
  }

  private Remark shared(Platform platform) {
    return new Remark(
        State.NOT_APPLICABLE,
        "shared_relay",
        "Its mail leaves from addresses that %s shares among its customers: what lists say of those says nothing about %s."
            .formatted(platform.name(), subject.domain()));
  }
}
