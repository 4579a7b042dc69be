package sendwell.outbox;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import sendwell.account.Account;
import sendwell.account.Accounts;
import sendwell.account.Cause;
import sendwell.account.Connection;
import sendwell.account.Connection.SentCopy;
import sendwell.account.Reach;
import sendwell.account.Side;
import sendwell.account.Status;
import sendwell.account.Transport;

/**
 * One turn of an account's lane: settle what an earlier holder left, then send what is due, one
 * message after the other over one connection, until nothing is due or the account must wait. Runs
 * on a virtual thread of its own.
 */
final class LaneTurn {
  private static final int BATCH = 50;

  /** How many waiting messages show why they wait. */
  private static final int HELD_MOST = 100;

  /** A provider needs a moment to file the copy that tells the fate of a mail. */
  private static final Duration COPY_DELAY = Duration.ofSeconds(30);

  private final LaneParts parts;
  private final LaneLease lane;
  private final BooleanSupplier mayGoOn;
  private final List<Future<Void>> settling = new ArrayList<>();

  /** The sender, as it was when the turn began. */
  private Account account;

  /** What is wrong after all, if one way into the mailbox is blocked. */
  private Function<Verdict.AboutTheAccount, Optional<Verdict.AboutTheAccount>> around =
      Optional::of;

  /** {@code mayGoOn} turns false once the lease is lost or the server is stopping. */
  LaneTurn(LaneParts parts, LaneLease lane, BooleanSupplier mayGoOn) {
    this.parts = parts;
    this.lane = lane;
    this.mayGoOn = mayGoOn;
  }

  /** Takes the turn; nothing if the account is gone, and the lane with it. */
  Optional<LaneEnd> take() {
    var found = parts.accounts().find(lane.workspace(), lane.account(), now());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    account = found.get();
    return switch (parts.mailboxes().reach(account)) {
      case Reach.Ready ready -> Optional.of(take(new WayIn(parts.mailboxes(), account, ready)));
      case Reach.Denied denied -> Optional.of(faulted(Side.SENDING, Verdict.of(denied)));
      case Reach.Gone _ -> Optional.empty();
    };
  }

  private LaneEnd take(WayIn way) {
    var courier = courier(way);
    around =
        verdict ->
            new Detour(parts.mailboxes(), parts.graph(), parts.accounts(), parts.time())
                .around(account, way, verdict, lane.faults());
    try {
      return new LeftOver(parts, lane)
          .settle(SentFolder.of(account, way, parts.outbox(), parts.imap(), parts.graph()))
          .map(why -> blocked(Side.READING, why))
          .orElseGet(() -> sendAll(way.connection(), courier));
    } finally {
      courier.rest();
      // Even if the turn ends badly, what was sent is written down before the lane is given back.
      Future.join(settling).otherwiseEmpty().await();
    }
  }

  private Courier courier(WayIn way) {
    return switch (way.connection().transport()) {
      case SMTP_IMAP -> new SmtpCourier(parts, account, way);
      case GRAPH -> new GraphCourier(parts, account, way);
    };
  }

  private LaneEnd sendAll(Connection settings, Courier courier) {
    int allowance = account.dailyLimit() - account.sentToday();
    var gap = Duration.ofSeconds(account.minGapSeconds());
    while (mayGoOn.getAsBoolean()) {
      if (allowance <= 0) {
        return faulted(Side.SENDING, limitReached());
      }
      var unusable = courier.connect();
      if (unusable.isPresent()) {
        return blocked(Side.SENDING, unusable.get());
      }
      int most = gap.isPositive() ? 1 : Math.min(BATCH, allowance);
      var claimed = parts.outbox().claim(lane.workspace(), lane.account(), now(), most);
      if (claimed.isEmpty()) {
        break;
      }
      var end = send(courier, errand(settings), claimed);
      writtenDown();
      if (end.isPresent()) {
        return end.get();
      }
      if (gap.isPositive()) {
        return LaneEnd.ready(now().plus(gap));
      }
      allowance -= claimed.size();
    }
    return LaneEnd.ready(now());
  }

  private Optional<LaneEnd> send(Courier courier, Errand errand, List<Claimed> claimed) {
    for (int i = 0; i < claimed.size(); i++) {
      var message = claimed.get(i);
      var rest = claimed.subList(i + 1, claimed.size());
      if (!mayGoOn.getAsBoolean()) {
        claimed.subList(i, claimed.size()).forEach(this::putBack);
        break;
      }
      switch (courier.deliver(message)) {
        case Verdict.Sent sent -> settleSent(message, sent, errand);
        case Verdict.Later(var why) -> settleLater(message, why);
        case Verdict.RecipientsLater later -> settleLater(message, later);
        case Verdict.Failed(var refused, var why) ->
            settle(Settlement.failed(lane, message, refused, why, now()));
        case Verdict.Unknown _ -> {
          // Stays in "sending": the next turn looks for it in the Sent folder.
          rest.forEach(this::putBack);
          var lookAt = now().plus(COPY_DELAY);
          return Optional.of(new LaneEnd(lookAt, lookAt, lane.faults() + 1));
        }
        case Verdict.AboutTheAccount verdict -> {
          var end = blocked(Side.SENDING, verdict);
          settle(Settlement.held(lane, message, end.heldUntil(), verdict.why()));
          rest.forEach(this::putBack);
          return Optional.of(end);
        }
      }
    }
    return Optional.empty();
  }

  /** The answer of a server by SMTP tells the Message-ID if it is another; Graph's does not. */
  private static Errand errand(Connection settings) {
    if (settings.sentCopy() == SentCopy.APPEND) {
      return Errand.FILE;
    }
    return settings.transport() == Transport.GRAPH ? Errand.FIND : Errand.NONE;
  }

  private void settleSent(Claimed message, Verdict.Sent sent, Errand errand) {
    boolean first = !message.acceptedBefore();
    var settlement =
        sent.later().isEmpty()
            ? Settlement.sent(lane, message, sent.refused(), now())
            : Settlement.laterFor(
                lane, message, retryAt(message).orElse(now()), sent.later(), sent.refused(), null);
    settle(settlement.accepted(first, errand, sent.storedAs()));
    if (errand == Errand.FILE) {
      // Until our copy is filed only we know that it was sent: a crash must not find it unwritten
      // while
      // the next one goes out already.
      writtenDown();
    }
  }

  private void settleLater(Claimed message, MessageFailure why) {
    settle(
        retryAt(message)
            .map(dueAt -> Settlement.later(lane, message, dueAt, why))
            .orElseGet(() -> Settlement.failed(lane, message, List.of(), why, now())));
  }

  private void settleLater(Claimed message, Verdict.RecipientsLater later) {
    var refused = later.refused();
    var why = later.why();
    settle(
        retryAt(message)
            .map(at -> Settlement.laterFor(lane, message, at, later.later(), refused, why))
            .orElseGet(() -> Settlement.failed(lane, message, refused, why, now())));
  }

  private Optional<Instant> retryAt(Claimed message) {
    return RetrySchedule.MESSAGE.after(message.attempt(), parts.random()).map(now()::plus);
  }

  // Claimed but not tried: it is due at once, as before.
  private void putBack(Claimed message) {
    settle(Settlement.later(lane, message, now(), null));
  }

  private void settle(Settlement settlement) {
    settling.add(parts.settler().settle(settlement));
  }

  private void writtenDown() {
    Future.all(settling).await();
    settling.clear();
  }

  /** Like {@link #faulted}, unless there is another way: then all goes on at once. */
  private LaneEnd blocked(Side side, Verdict.AboutTheAccount verdict) {
    return around
        .apply(verdict)
        .map(why -> faulted(side, why))
        .orElseGet(() -> LaneEnd.ready(now()));
  }

  /**
   * The account cannot send now, or cannot be looked into for what it has sent: tells it, tells the
   * messages that wait, and says until when.
   */
  private LaneEnd faulted(Side side, Verdict.AboutTheAccount verdict) {
    var now = now();
    var why = verdict.why();
    var cause = new Cause(why.code(), why.detail(), why.smtpReply(), now);
    var end =
        switch (verdict) {
          case Verdict.Pause(var pause, _) -> {
            parts.accounts().pause(lane.workspace(), lane.account(), now.plus(pause), cause);
            // The account itself says until when: whoever lifts its pause frees the lane.
            yield new LaneEnd(now, now.plus(pause), 0);
          }
          case Verdict.Down _ -> {
            parts.accounts().broken(account, side, Status.DISCONNECTED, cause);
            yield backOff();
          }
          case Verdict.Broken _ -> {
            parts.accounts().broken(account, side, Status.RECONNECT_REQUIRED, cause);
            // No lane is taken of an account that cannot send until a person mends it.
            yield side == Side.SENDING ? new LaneEnd(now, now, lane.faults() + 1) : backOff();
          }
        };
    parts
        .outbox()
        .hold(lane.workspace(), lane.account(), now, end.heldUntil(), verdict.why(), HELD_MOST);
    return end;
  }

  private LaneEnd backOff() {
    int faults = lane.faults() + 1;
    var until = now().plus(RetrySchedule.ACCOUNT.after(faults, parts.random()).orElseThrow());
    return new LaneEnd(until, until, faults);
  }

  private Verdict.Pause limitReached() {
    var tomorrow =
        now().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
    // Spread over the first minutes of the day, so that all accounts do not begin at once.
    var spread = Duration.ofSeconds(parts.random().nextInt(300));
    return new Verdict.Pause(
        Duration.between(now(), tomorrow).plus(spread),
        new MessageFailure(
            Accounts.DAILY_LIMIT,
            "The account's daily limit of %d mails is reached: raise it, or wait for tomorrow (UTC)."
                .formatted(account.dailyLimit()),
            ""));
  }

  private Instant now() {
    return parts.time().instant();
  }
}
