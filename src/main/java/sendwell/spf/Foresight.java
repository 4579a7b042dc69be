package sendwell.spf;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.dns.DomainName;
import sendwell.dns.Question;
import sendwell.dns.RecordType;

/**
 * What a term will ask first, so that it can be asked before the term's turn comes.
 *
 * @param names the name a mechanism or modifier is about, as far as it is known without asking
 * @param addresses what is asked for the addresses of a host
 * @param client what is asked for the names of the client; nothing if there is none yet
 */
record Foresight(
    Function<MacroString, Optional<DomainName>> names,
    Function<DomainName, Stream<Question<?>>> addresses,
    Optional<Question<?>> client) {

  Stream<Question<?>> of(Term term) {
    return switch (term) {
      case Modifier.Redirect redirect -> text(redirect.target());
      case Directive directive -> of(directive.mechanism());
      case Modifier.Explanation _, Modifier.Unknown _ -> Stream.of();
    };
  }

  private Stream<Question<?>> of(Mechanism mechanism) {
    return switch (mechanism) {
      case Mechanism.Include(var target) -> text(target);
      case Mechanism.A(var target, _) -> names.apply(target).stream().flatMap(addresses);
      case Mechanism.Mx(var target, _) ->
          names.apply(target).stream().map(name -> new Question<>(name, RecordType.MX));
      case Mechanism.Exists(var target) ->
          names.apply(target).stream().map(name -> new Question<>(name, RecordType.A));
      case Mechanism.Ptr _ -> client.stream();
      case Mechanism.All _, Mechanism.Ip4 _, Mechanism.Ip6 _ -> Stream.of();
    };
  }

  private Stream<Question<?>> text(MacroString target) {
    return names.apply(target).stream().map(name -> new Question<>(name, RecordType.TXT));
  }
}
