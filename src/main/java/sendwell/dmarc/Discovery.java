package sendwell.dmarc;

import sendwell.dns.Absence;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Txt;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

/** Which record a domain comes under. The methods wait for name servers. */
public sealed interface Discovery {
  /**
   * There is one.
   *
   * @param at the domain that publishes it
   * @param reach how the domain that was asked about stands to that one
   */
  record Found(DmarcRecord record, Domain at, Reach reach) implements Discovery {}

  /** There is certainly none. */
  record None() implements Discovery {}

  /** A name server on the way did not answer. */
  record Unknown(Answer.Failed<Txt> answer) implements Discovery {}

  /** As receivers do that follow RFC 9989 (§4.10.1). */
  static Discovery byTreeWalk(TreeWalk walk, Dns dns) {
    return switch (walk.steps().getFirst().lookup()) {
      case DmarcLookup.Found(var record) -> new Found(record, walk.start(), Reach.ITSELF);
      case DmarcLookup.Unknown(var answer) -> new Unknown(answer);
      case DmarcLookup.Several _, DmarcLookup.Missing _ ->
          switch (walk.organization()) {
            case TreeWalk.Organization.Unknown(var answer) -> new Unknown(answer);
            case TreeWalk.Organization.At(var top) ->
                walk.published(top)
                    .or(walk::publicSuffix)
                    .map(step -> inherited(walk.start(), step, dns))
                    .orElseGet(None::new);
          };
    };
  }

  /** As receivers do that still follow RFC 7489 (§6.6.3). */
  static Discovery byPublicSuffixes(Domain author, PublicSuffixes suffixes, Dns dns) {
    return switch (DmarcLookup.at(author, dns)) {
      case DmarcLookup.Found(var record) -> new Found(record, author, Reach.ITSELF);
      case DmarcLookup.Unknown(var answer) -> new Unknown(answer);
      case DmarcLookup.Several _ -> new None(); // where a tree walk goes on
      case DmarcLookup.Missing _ ->
          suffixes
              .registrable(author)
              .filter(top -> !top.equals(author))
              .map(top -> inherited(top, dns))
              .orElseGet(None::new);
    };
  }

  private static Discovery inherited(Domain author, TreeWalk.Step step, Dns dns) {
    DmarcRecord record = step.record().orElseThrow();
    if (!record.tags().containsKey("np")) {
      return new Found(record, step.domain(), Reach.SUBDOMAIN);
    }
    return switch (dns.txt(DomainName.of(author))) {
      case Answer.Failed<Txt> failed -> new Unknown(failed);
      case Answer.Absent<Txt>(var absence, _) when absence == Absence.NXDOMAIN ->
          new Found(record, step.domain(), Reach.NONEXISTENT);
      case Answer.Absent<Txt> _, Answer.Found<Txt> _ ->
          new Found(record, step.domain(), Reach.SUBDOMAIN);
    };
  }

  private static Discovery inherited(Domain top, Dns dns) {
    return switch (DmarcLookup.at(top, dns)) {
      case DmarcLookup.Found(var record) -> new Found(record, top, Reach.SUBDOMAIN);
      case DmarcLookup.Unknown(var answer) -> new Unknown(answer);
      case DmarcLookup.Several _, DmarcLookup.Missing _ -> new None();
    };
  }
}
