package sendwell.check;

import java.util.List;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;
import sendwell.dnsbl.Standing;
import sendwell.dnsbl.Verdict;

/** What else there is to say about asking the lists: pure. */
record BlacklistRemarks(Subject subject, List<SenderAddress> senders, List<Standing> standings) {
  private static final int REFUSALS_TOLD = 2;

  List<Remark> all() {
    return Stream.of(
            BlacklistHit.in(standings).stream().map(BlacklistHit::remark),
            refusals(),
            silent(),
            aboutSenders())
        .flatMap(remarks -> remarks)
        .toList();
  }

  private Stream<Remark> refusals() {
    long refusing =
        standings.stream()
            .filter(standing -> standing.verdict() instanceof Verdict.Refused)
            .map(Standing::list)
            .distinct()
            .count();
    return refusing < REFUSALS_TOLD
        ? Stream.empty()
        : Stream.of(
            new Remark(
                State.UNKNOWN,
                "resolver_refused",
                "%d lists refuse your name server: set up one of your own (SENDWELL_DNS_RESOLVERS), or get keys."
                    .formatted(refusing)));
  }

  private Stream<Remark> silent() {
    return standings.stream()
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
