package sendwell.outbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sendwell.account.Account;
import sendwell.account.Mailboxes;
import sendwell.account.Reach;
import sendwell.graph.Graph;
import sendwell.imap.Filing;
import sendwell.imap.ImapClient;
import sendwell.imap.ImapOpening;
import sendwell.imap.Mailbox;
import sendwell.imap.Presence;
import sendwell.imap.SentCopy;
import sendwell.mail.MessageId;
import sendwell.outbox.SentCopies.Copy;

/**
 * Does one account's errands in its Sent folder: files copies, and finds those that the provider
 * files itself. What cannot be done now is tried again later.
 */
record CopyFiler(
    SentCopies copies,
    Outbox outbox,
    Mailboxes mailboxes,
    ImapClient imap,
    Graph graph,
    InstantSource time,
    RandomGenerator random) {
  private static final Logger LOG = LoggerFactory.getLogger(CopyFiler.class);

  /** Waits for the provider. At least one copy, all of the same account. */
  void file(List<Copy> batch) {
    var first = batch.getFirst();
    var account = outbox.accounts().find(first.workspace(), first.account(), time.instant());
    // If it was deleted meanwhile, its copies were too.
    account.ifPresent(sender -> file(sender, batch));
  }

  private void file(Account account, List<Copy> batch) {
    switch (mailboxes.reach(account)) {
      case Reach.Ready ready -> {
        var way = new WayIn(mailboxes, account, ready);
        var byErrand = batch.stream().collect(Collectors.groupingBy(Copy::errand));
        if (byErrand.containsKey(Errand.FILE)) {
          file(account, byErrand.get(Errand.FILE), way);
        }
        if (byErrand.containsKey(Errand.FIND)) {
          find(account, byErrand.get(Errand.FIND), way);
        }
      }
      case Reach.Denied denied -> later(batch, denied.detail());
      case Reach.Gone _ -> {}
    }
  }

  private void find(Account account, List<Copy> batch, WayIn way) {
    var folder = SentFolder.of(account, way, outbox, imap, graph);
    switch (folder.find(batch.stream().map(Copy::message).toList())) {
      case Filed.Unknown(var why) -> later(batch, why.why().detail());
      case Filed.Known(var stored) -> {
        var found = batch.stream().filter(copy -> stored.containsKey(copy.messageId())).toList();
        outbox.learn(
            account.workspace(),
            found.stream().collect(Collectors.toMap(Copy::id, c -> stored.get(c.messageId()))),
            time.instant());
        copies.done(found.stream().map(Copy::id).toList());
        later(batch.stream().filter(copy -> !found.contains(copy)).toList(), "It is not there.");
      }
    }
  }

  private void file(Account account, List<Copy> batch, WayIn way) {
    switch (way.open(imap)) {
      case ImapOpening.Failed(var fault, _) -> later(batch, fault.detail());
      case ImapOpening.Opened(var mailbox) -> {
        try (mailbox) {
          file(account, batch, mailbox);
        }
      }
    }
  }

  private void file(Account account, List<Copy> batch, Mailbox mailbox) {
    // What was tried before may have arrived although no answer came: it is not filed twice.
    var triedBefore =
        batch.stream().filter(copy -> copy.attempts() > 1).map(Copy::messageId).toList();
    switch (mailbox.present(triedBefore)) {
      case Presence.Unknown _ -> later(batch, "The Sent folder cannot be searched.");
      case Presence.Known(var there) -> file(account, batch, there, mailbox);
    }
  }

  private void file(Account account, List<Copy> batch, Set<MessageId> there, Mailbox mailbox) {
    var filed =
        new ArrayList<>(
            batch.stream().filter(copy -> there.contains(copy.messageId())).map(Copy::id).toList());
    var missing = batch.stream().filter(copy -> !there.contains(copy.messageId())).toList();
    var filings = mailbox.append(missing.stream().map(copy -> mail(account, copy)).toList());
    var failed = new ArrayList<Copy>();
    for (int i = 0; i < missing.size(); i++) {
      switch (filings.get(i)) {
        case Filing.Filed _ -> filed.add(missing.get(i).id());
        case Filing.NotFiled _ -> failed.add(missing.get(i));
      }
    }
    copies.done(filed);
    later(failed, "The server did not take the copy.");
  }

  private void later(List<Copy> undone, String why) {
    for (var copy : undone) {
      var wait = schedule(copy.errand()).after(copy.attempts(), random);
      if (wait.isPresent()) {
        copies.later(List.of(copy.id()), time.instant().plus(wait.get()));
      } else {
        copies.done(List.of(copy.id()));
        LOG.atWarn()
            .addKeyValue("account", copy.account())
            .addKeyValue("message", copy.id())
            .addKeyValue("errand", copy.errand())
            .addKeyValue("why", why)
            .log(
                "The copy of a sent mail could not be filed or found in the Sent folder; given up");
      }
    }
  }

  private static RetrySchedule schedule(Errand errand) {
    return errand == Errand.FIND ? RetrySchedule.SEARCH : RetrySchedule.COPY;
  }

  private static SentCopy mail(Account account, Copy copy) {
    var message = copy.message();
    return new SentCopy(Mail.of(account, message).encode(), message.createdAt());
  }
}
