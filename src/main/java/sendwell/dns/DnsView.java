package sendwell.dns;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers from one source, waited for in the way that suits the thread. */
final class DnsView implements Dns {
  private final Function<Question<?>, CompletableFuture<Answer<?>>> source;
  private final Lookup lookup;
  private final boolean fresh;

  DnsView(
      Function<Question<?>, CompletableFuture<Answer<?>>> source, Lookup lookup, boolean fresh) {
    this.source = source;
    this.lookup = lookup;
    this.fresh = fresh;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    @SuppressWarnings("unchecked") // to each question comes an answer to it
    var answer = (Answer<T>) await(source.apply(question));
    return answer;
  }

  @Override
  public void prefetch(Collection<Question<?>> questions) {
    for (Question<?> question : questions) {
      if (lookup.isBusy()) { // they would only make the line longer
        return;
      }
      source.apply(question);
    }
  }

  @Override
  public boolean isFresh() {
    return fresh;
  }

  // A verticle must be let go of while it waits; elsewhere that costs more than waiting itself.
  private static Answer<?> await(CompletableFuture<Answer<?>> answer) {
    return answer.isDone() || Vertx.currentContext() == null
        ? answer.join()
        : Future.fromCompletionStage(answer).await();
  }
}
