package sendwell.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose a host is, by the end of its name. In a suffix {@code *} stands for one label. Where
 * several suffixes fit, the one of the most labels tells: one firm may use hosts below another's.
 *
 * @param <T> the owners
 */
final class HostSuffixes<T> {
  private static final String ANY = "*";

  private final Map<String, HostSuffixes<T>> longer = new HashMap<>();
  private T owner;

  private HostSuffixes() {}

  /** Each owner's suffixes, of small letters; the first owner of a suffix keeps it. */
  static <T> HostSuffixes<T> of(List<T> owners, Function<T, List<String>> suffixes) {
    var all = new HostSuffixes<T>();
    for (T owner : owners) {
      suffixes.apply(owner).forEach(suffix -> all.add(suffix, owner));
    }
    return all;
  }

  /** The owner of a host, whose name is in small letters, without a dot at its end. */
  Optional<T> owner(String host) {
    return Optional.ofNullable(longest(host, host.length(), 0, new Found<>(0, null)).owner());
  }

  private record Found<T>(int labels, T owner) {}

  /** What the longest suffix says; the labels from {@code end} on, so many, have led here. */
  private Found<T> longest(String host, int end, int labels, Found<T> before) {
    Found<T> best = owner != null && labels > before.labels() ? new Found<>(labels, owner) : before;
    if (end > 0) {
      int begin = host.lastIndexOf('.', end - 1) + 1;
      for (String label : List.of(host.substring(begin, end), ANY)) {
        HostSuffixes<T> next = longer.get(label);
        best = next == null ? best : next.longest(host, begin - 1, labels + 1, best);
      }
    }
    return best;
  }

  private void add(String suffix, T whose) {
    HostSuffixes<T> place = this;
    for (String label : List.of(suffix.split("\\.")).reversed()) {
      place = place.longer.computeIfAbsent(label, _ -> new HostSuffixes<>());
    }
    if (place.owner == null) {
      place.owner = whose;
    }
  }
}
