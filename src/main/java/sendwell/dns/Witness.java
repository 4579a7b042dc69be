package sendwell.dns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passes questions on and remembers what came back. For one thread. */
public final class Witness implements Dns {
  private final Dns dns;
  private final Map<Question<?>, Evidence> seen = new LinkedHashMap<>();

  /** Asks {@code dns}. */
  public Witness(Dns dns) {
    this.dns = dns;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    Answer<T> answer = dns.ask(question);
    seen.put(question, Evidence.of(question, answer));
    return answer;
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    dns.prefetch(questions);
  }

  @Override
  public boolean isFresh() {
    return dns.isFresh();
  }

  /** Every question that was asked, once, in the order of the first time. */
  public List<Evidence> evidence() {
    return new ArrayList<>(seen.values());
  }
}
