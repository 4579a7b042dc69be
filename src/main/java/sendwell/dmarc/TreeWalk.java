package sendwell.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.Question;
import sendwell.dns.Txt;
import sendwell.mail.Domain;

/**
 * The way from a domain up to the top of the tree, with the records on it (RFC 9989 §4.10).
 *
 * @param steps from the domain itself upwards; the way ends early where a record says what kind of
 *     domain it is
 */
public record TreeWalk(List<Step> steps) {
  private static final int QUESTIONS_MOST = 8;

  /** What was found at one domain. */
  public record Step(Domain domain, DmarcLookup lookup) {
    Optional<DmarcRecord> record() {
      return lookup instanceof DmarcLookup.Found(var record)
          ? Optional.of(record)
          : Optional.empty();
    }

    private boolean says(Psd kind) {
      return record().filter(record -> record.psd() == kind).isPresent();
    }
  }

  /** Where an organization begins, or that nobody knows. */
  public sealed interface Organization {
    /** The organizational domain. */
    record At(Domain domain) implements Organization {}

    /** A name server on the way did not answer. */
    record Unknown(Answer.Failed<Txt> answer) implements Organization {}
  }

  /** Keeps its own copy. */
  public TreeWalk {
    steps = List.copyOf(steps);
  }

  /** Walks. Waits for name servers, which are asked for the whole way at once. */
  public static TreeWalk from(Domain start, Dns dns) {
    dns.prefetch(questions(start));
    var steps = new ArrayList<Step>();
    for (Domain domain : way(start)) {
      var step = new Step(domain, DmarcLookup.at(domain, dns));
      steps.add(step);
      if (step.says(Psd.YES) || step.says(Psd.NO)) {
        break;
      }
    }
    return new TreeWalk(steps);
  }

  /** What is asked on the way, at most. */
  public static List<Question<?>> questions(Domain start) {
    return way(start).stream()
        .<Question<?>>flatMap(domain -> DmarcLookup.question(domain).stream())
        .toList();
  }

  /** The domain whose way it is. */
  public Domain start() {
    return steps.getFirst().domain();
  }

  /** The domain at which the organization of this one begins (RFC 9989 §4.10.2). */
  public Organization organization() {
    for (Step step : steps) {
      if (step.lookup() instanceof DmarcLookup.Unknown(var answer)) {
        return new Organization.Unknown(answer);
      }
    }
    return new Organization.At(top());
  }

  /** The step at a domain, if there is a record. */
  Optional<Step> published(Domain domain) {
    return steps.stream()
        .filter(step -> step.domain().equals(domain) && step.record().isPresent())
        .findFirst();
  }

  /** The step at which a record says that everybody below is somebody else. */
  Optional<Step> publicSuffix() {
    return Optional.of(steps.getLast()).filter(step -> step.says(Psd.YES));
  }

  private Domain top() {
    if (steps.size() > 1 && publicSuffix().isPresent()) {
      return last(start(), labels(steps.getLast().domain()).size() + 1);
    }
    return steps.reversed().stream()
        .filter(step -> step.record().isPresent())
        .map(Step::domain)
        .findFirst()
        .orElse(start());
  }

  /** The domain itself, then its last seven labels at most, then one less each time. */
  private static List<Domain> way(Domain start) {
    var way = new ArrayList<Domain>();
    way.add(start);
    int labels = Math.min(labels(start).size(), QUESTIONS_MOST) - 1;
    for (; labels > 0; labels--) {
      way.add(last(start, labels));
    }
    return way;
  }

  private static Domain last(Domain domain, int count) {
    List<String> labels = labels(domain);
    return new Domain(String.join(".", labels.subList(labels.size() - count, labels.size())));
  }

  private static List<String> labels(Domain domain) {
    return List.of(domain.name().split("\\."));
  }
}
