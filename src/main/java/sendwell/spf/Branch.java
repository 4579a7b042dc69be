package sendwell.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A term that looks something up, and what it leads to, whoever sends.
 *
 * @param term as it was published
 * @param target the name that it is about; what is written where it depends on the client
 * @param state what is there
 * @param why in words
 * @param addresses the addresses that {@code a} or {@code mx} stands for
 * @param voids how many names it asks for certainly have nothing
 * @param doubts of how many nobody knows
 * @param inner the record that {@code include} or {@code redirect} leads to; null if none
 */
public record Branch(
    Term term,
    String target,
    State state,
    String why,
    List<InetAddress> addresses,
    int voids,
    int doubts,
    Tree inner) {
  /** What is at the end of a term. */
  public enum State {
    /** What it asks for. */
    THERE,
    /** Certainly nothing. */
    NOTHING_THERE,
    /** Nobody knows: the DNS failed. */
    UNKNOWN,
    /** It leads back to a record that led to it. */
    LOOP,
    /** More names than may be looked at (RFC 7208 §4.6.4). */
    TOO_MANY,
    /** What is there depends on the client or the message: it cannot be judged beforehand. */
    DEPENDS
  }

  /** Keeps its own copy. */
  public Branch {
    addresses = List.copyOf(addresses);
  }

  static Branch of(Term term, String target, State state, String why) {
    return new Branch(term, target, state, why, List.of(), 0, 0, null);
  }

  /** The same, with so many names that have nothing, and so many of which nobody knows. */
  Branch counting(int nothing, int unknown) {
    return new Branch(term, target, state, why, addresses, nothing, unknown, inner);
  }

  /** The same, standing for these addresses. */
  Branch standingFor(List<InetAddress> hosts) {
    return new Branch(term, target, state, why, hosts, voids, doubts, inner);
  }

  private Branch leadingTo(Tree tree) {
    return new Branch(term, target, state, why, addresses, voids, doubts, tree);
  }

  /** To another domain's record. */
  static Branch to(Tree tree, Term term) {
    String name = tree.domain().text();
    Branch branch =
        switch (tree.published()) {
          case Published.None _ -> of(term, name, State.NOTHING_THERE, name + " has no SPF record");
          case Published.Unknown(_, var reason) -> unknown(term, name, reason);
          case Published.One _ -> of(term, name, State.THERE, name + " has a record");
          case Published.Several(var records) ->
              of(term, name, State.THERE, "%s has %d records".formatted(name, records.size()));
        };
    return branch.leadingTo(tree);
  }

  static Branch unknown(Term term, String name, String reason) {
    return of(term, name, State.UNKNOWN, "nobody knows %s (%s)".formatted(name, reason));
  }

  /** The other domain's record. */
  public Optional<Tree> followed() {
    return Optional.ofNullable(inner);
  }

  /** How many look-ups it costs at worst: one, and those of the record that it leads to. */
  public int lookups() {
    return Tree.bounded(1 + (inner == null ? 0 : inner.lookups()));
  }
}
