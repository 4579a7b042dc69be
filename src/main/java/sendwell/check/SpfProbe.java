package sendwell.check;

import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.spf.Branch;
import sendwell.spf.Directive;
import sendwell.spf.Mechanism;
import sendwell.spf.Published;
import sendwell.spf.Qualifier;
import sendwell.spf.Record;
import sendwell.spf.Term;
import sendwell.spf.Tree;

/**
 * An address that a platform sends from, to try a customer's record with. Whether the customer's
 * record includes the platform's or spells its addresses out, this one has to pass.
 *
 * @param found the first address in the platform's own record; null if there is none
 * @param trouble why nobody knows; null if somebody does
 */
record SpfProbe(InetAddress found, String trouble) {
  static final SpfProbe NONE = new SpfProbe(null, null);

  static SpfProbe of(Tree tree) {
    return switch (tree.published()) {
      case Published.Unknown(_, var reason) ->
          new SpfProbe(null, "nobody knows %s (%s)".formatted(tree.domain(), reason));
      case Published.None _, Published.Several _ -> NONE;
      case Published.One(Record record) ->
          record.reachable().stream()
              .map(term -> of(term, tree))
              .filter(probe -> !probe.equals(NONE))
              .findFirst()
              .orElse(NONE);
    };
  }

  Optional<InetAddress> address() {
    return Optional.ofNullable(found);
  }

  Optional<String> failure() {
    return Optional.ofNullable(trouble);
  }

  private static SpfProbe of(Term term, Tree tree) {
    return switch (term) {
      case Directive(Qualifier qualifier, _, _, _) when qualifier != Qualifier.PASS -> NONE;
      case Directive(_, Mechanism.Ip4(var range), _, _) -> new SpfProbe(range.network(), null);
      case Directive(_, Mechanism.Ip6(var range), _, _) -> new SpfProbe(range.network(), null);
      case Term other -> tree.branch(other).map(SpfProbe::of).orElse(NONE);
    };
  }

  private static SpfProbe of(Branch branch) {
    if (branch.state() == Branch.State.UNKNOWN) {
      return new SpfProbe(null, branch.why());
    }
    return Stream.concat(
            branch.followed().map(SpfProbe::of).stream(),
            branch.addresses().stream().map(address -> new SpfProbe(address, null)))
        .findFirst()
        .orElse(NONE);
  }
}
