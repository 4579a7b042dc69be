package sendwell.spf;

import java.util.List;
import java.util.Optional;
import sendwell.dns.DomainName;

/** Turns what a macro string has become into a name that can be asked for (RFC 7208 §7.3, §4.8). */
final class Target {
  private static final int LENGTH_MOST = 253;

  private Target() {}

  /**
   * The name, cut off at the left if it is too long; none if no question can be made of it, as for
   * an empty label, one that is too long, or a character beyond ASCII (RFC 8616 §4).
   */
  static Optional<DomainName> name(String expanded) {
    String name = shorten(expanded);
    if (name.isEmpty() || !isAscii(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              isPlain(name)
                  ? DomainName.parse(name)
                  : DomainName.ofLabels(List.of(name.split("\\.", -1))))
          .filter(each -> !each.isRoot());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same, of several labels and no address literal: a domain that can have a policy (§4.3). */
  static Optional<DomainName> domain(String expanded) {
    return expanded.startsWith("[")
        ? Optional.empty()
        : name(expanded).filter(name -> name.labels() > 1);
  }

  /** Without the final dot, and without the first labels if all are too long. */
  static String shorten(String expanded) {
    String name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
    int from = 0;
    while (name.length() - from > LENGTH_MOST) {
      int dot = name.indexOf('.', from);
      if (dot < 0) {
        return "";
      }
      from = dot + 1;
    }
    return name.substring(from);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is written in the DNS as it is, without escapes (RFC 1035 §5.1). */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      boolean letter = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
      boolean other = each >= '-' && each <= '9' && each != '/' || each == '_';
      if (!letter && !other) {
        return false;
      }
    }
    return true;
  }
}
