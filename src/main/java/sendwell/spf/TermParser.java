package sendwell.spf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sendwell.mail.Cidr;

/** Reads one term (RFC 7208 §12). */
final class TermParser {
  private static final Pattern MECHANISM = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*)=");
  private static final Pattern CIDRS =
      Pattern.compile("(?<four>/(?<bits4>[0-9]*))?(?<six>//(?<bits6>[0-9]*))?$");

  private final String text;
  private final int at;

  private TermParser(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /**
   * Reads a term.
   *
   * @param at where it begins in the record
   */
  static Term parse(String text, int at) throws Malformed {
    return new TermParser(text, at).term();
  }

  private Term term() throws Malformed {
    checkCharacters();
    Optional<Qualifier> qualifier = Qualifier.signed(text.charAt(0));
    int start = qualifier.isPresent() ? 1 : 0;
    Matcher modifier = MODIFIER.matcher(text).region(start, text.length());
    if (text.indexOf('=') >= 0 && modifier.lookingAt()) {
      if (qualifier.isPresent()) {
        throw new Malformed(at, "Only mechanisms have a qualifier, and this is a modifier.");
      }
      return modifier(lower(modifier.group(1)), modifier.end());
    }
    Matcher name = MECHANISM.matcher(text).region(start, text.length());
    if (!name.lookingAt()) {
      throw new Malformed(at + start, "A mechanism or modifier begins with a letter.");
    }
    Mechanism mechanism = mechanism(lower(name.group()), start, name.end());
    return new Directive(qualifier.orElse(Qualifier.PASS), mechanism, text, at);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void checkCharacters() throws Malformed {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw new Malformed(at + i, "A record holds visible ASCII characters and blanks only.");
      }
    }
  }

  private Modifier modifier(String name, int value) throws Malformed {
    String rest = text.substring(value);
    return switch (name) {
      case "redirect" -> new Modifier.Redirect(MacroParser.domainSpec(rest, at + value), text, at);
      case "exp" -> new Modifier.Explanation(MacroParser.domainSpec(rest, at + value), text, at);
      default -> new Modifier.Unknown(name, MacroParser.macroString(rest, at + value), text, at);
    };
  }

  private Mechanism mechanism(String name, int start, int end) throws Malformed {
    return switch (name) {
      case "all" -> {
        checkOver(end);
        yield new Mechanism.All();
      }
      case "include" -> new Mechanism.Include(required(name, end));
      case "exists" -> new Mechanism.Exists(required(name, end));
      case "ptr" -> new Mechanism.Ptr(optional(end, text.length()));
      case "a" -> {
        int domainEnd = domainEnd(end);
        yield new Mechanism.A(optional(end, domainEnd), range(domainEnd));
      }
      case "mx" -> {
        int domainEnd = domainEnd(end);
        yield new Mechanism.Mx(optional(end, domainEnd), range(domainEnd));
      }
      case "ip4" -> new Mechanism.Ip4(network(name, end));
      case "ip6" -> new Mechanism.Ip6(network(name, end));
      case "redirect", "exp" ->
          throw new Malformed(at + end, "After " + name + " comes an equals sign.");
      default -> throw new Malformed(at + start, "There is no mechanism \"" + name + "\".");
    };
  }

  private void checkOver(int end) throws Malformed {
    if (end < text.length()) {
      throw new Malformed(at + end, "Nothing can follow here.");
    }
  }

  private MacroString required(String name, int end) throws Malformed {
    if (end == text.length()) {
      throw new Malformed(at + end, "After " + name + " come a colon and a domain.");
    }
    return optional(end, text.length());
  }

  /** The domain between a colon and {@code to}; if there is neither, the record's own. */
  private MacroString optional(int from, int to) throws Malformed {
    if (from == to) {
      return MacroString.NONE;
    }
    if (text.charAt(from) != ':') {
      throw new Malformed(at + from, "Here comes a colon and a domain, or nothing.");
    }
    String domain = text.substring(from + 1, to);
    if (Address.ip4(domain).isPresent() || Address.ip6(domain).isPresent()) {
      throw new Malformed(
          at + from + 1, "Here comes a domain: an address belongs behind ip4: or ip6:.");
    }
    return MacroParser.domainSpec(domain, at + from + 1);
  }

  /**
   * Where the prefix lengths begin. A domain may itself hold a slash, so they are what stands at
   * the very end.
   */
  private int domainEnd(int from) {
    Matcher cidrs = CIDRS.matcher(text).region(from, text.length());
    return text.indexOf('/', from) >= 0 && cidrs.find() ? cidrs.start() : text.length();
  }

  private DualCidr range(int from) throws Malformed {
    Matcher cidrs = CIDRS.matcher(text).region(from, text.length());
    if (!cidrs.lookingAt()) {
      return DualCidr.HOST;
    }
    int ip4 = cidrs.group("four") == null ? 32 : bits(cidrs.start("bits4"), cidrs.end("bits4"), 32);
    int ip6 = cidrs.group("six") == null ? 128 : bits(cidrs.start("bits6"), text.length(), 128);
    return new DualCidr(ip4, ip6);
  }

  /** A prefix length: no leading zeros, and no more bits than an address has. */
  private int bits(int from, int to, int most) throws Malformed {
    String digits = text.substring(from, to);
    if (!digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > most) {
      throw new Malformed(
          at + from, "A prefix length is a number from 0 to " + most + " without leading zeros.");
    }
    return Integer.parseInt(digits);
  }

  private Cidr network(String name, int end) throws Malformed {
    if (end == text.length() || text.charAt(end) != ':') {
      throw new Malformed(at + end, "After " + name + " come a colon and an address.");
    }
    int slash = text.indexOf('/', end);
    int to = slash < 0 ? text.length() : slash;
    String literal = text.substring(end + 1, to);
    boolean four = name.equals("ip4");
    var address =
        (four ? Address.ip4(literal) : Address.ip6(literal))
            .orElseThrow(
                () ->
                    new Malformed(
                        at + end + 1,
                        "\"%s\" is no %s address.".formatted(literal, four ? "IPv4" : "IPv6")));
    int most = four ? 32 : 128;
    return new Cidr(address, slash < 0 ? most : bits(slash + 1, text.length(), most));
  }
}
