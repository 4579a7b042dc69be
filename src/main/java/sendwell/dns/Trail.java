package sendwell.dns;

import java.util.List;
import java.util.stream.Stream;

/**
 * The way along aliases from the name that was asked for (RFC 1034 §3.6.2).
 *
 * @param names the asked one, then each that it led to
 * @param ttl how long all the aliases hold, in seconds
 * @param authenticated whether all that was read on the way has been validated
 */
record Trail(List<DomainName> names, long ttl, boolean authenticated) {
  // Resolvers give up sooner.
  private static final int LONGEST = 16;

  static Trail from(DomainName asked) {
    return new Trail(List.of(asked), Long.MAX_VALUE, true);
  }

  /** Where the answer is to be found. */
  DomainName end() {
    return names.getLast();
  }

  List<DomainName> aliases() {
    return names.size() == 1 ? List.of() : names.subList(1, names.size());
  }

  /** Whether an alias to this name leads nowhere: in a circle, or on and on. */
  boolean isEndless(DomainName target) {
    return names.size() > LONGEST || names.contains(target);
  }

  Trail follow(DomainName target, long ttl) {
    List<DomainName> further = Stream.concat(names.stream(), Stream.of(target)).toList();
    return new Trail(further, Math.min(this.ttl, ttl), authenticated);
  }

  /** With another message read on the way. */
  Trail with(boolean validated) {
    return authenticated == (authenticated && validated) ? this : new Trail(names, ttl, false);
  }
}
