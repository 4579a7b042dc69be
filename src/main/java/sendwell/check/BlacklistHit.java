package sendwell.check;

import java.util.Comparator;
import java.util.List;
import sendwell.check.Finding.Remark;
import sendwell.dnsbl.Blacklist;
import sendwell.dnsbl.Entry;
import sendwell.dnsbl.Severity;
import sendwell.dnsbl.Standing;
import sendwell.dnsbl.Verdict;

/** A name or an address that is on a list. */
record BlacklistHit(Standing standing, Verdict.Listed listed) {
  /** The worst first; of two alike, the one whose list stands first in the file. */
  static List<BlacklistHit> in(List<Standing> standings) {
    return standings.stream()
        .<BlacklistHit>mapMulti(
            (standing, hit) -> {
              if (standing.verdict() instanceof Verdict.Listed listed) {
                hit.accept(new BlacklistHit(standing, listed));
              }
            })
        .sorted(Comparator.comparing(BlacklistHit::severity))
        .toList();
  }

  Severity severity() {
    return listed.severity();
  }

  Blacklist list() {
    return standing.list();
  }

  /** Whether it holds only if the mail leaves from where we assume that it does. */
  boolean assumed() {
    return standing.entry() instanceof Entry.Address(_, var confirmed) && !confirmed;
  }

  /** A sentence without its end. */
  String words() {
    return "%s lists %s: %s"
        .formatted(list().name(), standing.entry(), String.join(", ", listed.meanings()));
  }

  /** Where its removal is asked for. */
  String removal() {
    return list().removal().isEmpty()
        ? list().name() + " takes entries off by itself"
        : list().name() + " at " + list().removal();
  }

  Remark remark() {
    State state =
        switch (severity()) {
          case HIGH -> State.FAIL;
          case MEDIUM, LOW -> State.WARN;
          case INFO, WELCOME -> State.NOT_APPLICABLE;
        };
    String reason = listed.reason().isEmpty() ? "" : " \"" + listed.reason() + "\"";
    return new Remark(state, "listed", words() + "." + reason);
  }
}
