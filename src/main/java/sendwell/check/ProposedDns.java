package sendwell.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import sendwell.dns.Answer;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.Trace;
import sendwell.dns.Txt;

/**
 * The DNS as it would be if a text were published, in place of the others of its name. A fix is
 * tried out on it before it is offered.
 */
record ProposedDns(Dns dns, DomainName name, Txt text) implements Dns {
  private static final Trace TRACE =
      Trace.of("proposed", Duration.ZERO, "nobody yet", Instant.EPOCH);

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    if (!question.type().equals(RecordType.TXT) || !question.name().equals(name)) {
      return dns.ask(question);
    }
    @SuppressWarnings("unchecked") // it is the text that is asked for
    var texts = (List<T>) List.of(text);
    return new Answer.Found<>(texts, TRACE);
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    dns.prefetch(questions);
  }

  @Override
  public boolean isFresh() {
    return dns.isFresh();
  }
}
