package sendwell.sandbox;

import java.util.List;
import java.util.Map;

/**
 * What there is to know of a blacklist to play it, out of {@code conf/blacklists.jsonc}, which says
 * what the fields mean.
 */
record BlacklistForm(
    String id, String zone, List<String> holds, Map<String, Tests> tests, List<Code> codes) {
  private static final String IP4_TEST = "2.0.0.127";

  // ::FFFF:7F00:2, turned round nibble by nibble.
  private static final String IP6_TEST = "2.0.0.0.0.0.f.7.f.f.f.f" + ".0".repeat(20);

  /** The entries by which it is tried out, if not by those of the standard. */
  record Tests(String listed) {}

  /** An address, a range of them, or a bit of their last octet. */
  record Code(String code) {
    /** The lowest address that it means. */
    String lowest() {
      String[] bit = code.split("&");
      return bit.length == 2
          ? bit[0].substring(0, bit[0].lastIndexOf('.') + 1) + bit[1]
          : code.split("-")[0];
    }
  }

  /** The entry that is on the list always (RFC 5782 §5), as it stands before the zone. */
  String test(String kind) {
    return switch (kind) {
      case "ip4" -> IP4_TEST;
      case "ip6" -> IP6_TEST;
      default -> tests == null ? "test" : tests.get(kind).listed();
    };
  }

  /** What it answers when something is listed. */
  String listing() {
    return codes.getFirst().lowest();
  }
}
