package sendwell.dmarc;

import java.util.Optional;
import java.util.function.Function;
import sendwell.dns.Dns;
import sendwell.mail.Domain;
import sendwell.mail.PublicSuffixes;

/**
 * Whether a domain that was authenticated speaks for the one in the From field (RFC 9989 §4.4,
 * §4.10.2). The methods wait for name servers.
 *
 * @param suffixes tell what one organization is where no domain concerned takes part in DMARC
 */
public record Identifiers(Dns dns, PublicSuffixes suffixes) {
  /** An answer. */
  public enum Aligned {
    /** It does. */
    YES,
    /** It does not. */
    NO,
    /** A name server did not answer. */
    UNKNOWN
  }

  /** Whether a signature with this {@code d=} does. */
  public Aligned dkim(Domain author, Domain signer) {
    return aligned(author, signer, DmarcRecord::dkim);
  }

  /** Whether this Return-Path does, if SPF passed for it. */
  public Aligned spf(Domain author, Domain returnPath) {
    return aligned(author, returnPath, DmarcRecord::spf);
  }

  private Aligned aligned(
      Domain author, Domain authenticated, Function<DmarcRecord, Alignment> mode) {
    if (author.equals(authenticated)) {
      return Aligned.YES;
    }
    dns.prefetch(TreeWalk.questions(authenticated));
    TreeWalk walk = TreeWalk.from(author, dns);
    return switch (Discovery.byTreeWalk(walk, dns)) {
      case Discovery.Unknown _ -> Aligned.UNKNOWN;
      case Discovery.None _ -> answer(sameOwner(author, authenticated));
      case Discovery.Found found when mode.apply(found.record()) == Alignment.STRICT -> Aligned.NO;
      case Discovery.Found _ -> relaxed(walk, TreeWalk.from(authenticated, dns));
    };
  }

  private static Aligned relaxed(TreeWalk author, TreeWalk authenticated) {
    return author.organization() instanceof TreeWalk.Organization.At(var one)
            && authenticated.organization() instanceof TreeWalk.Organization.At(var other)
        ? answer(one.equals(other))
        : Aligned.UNKNOWN;
  }

  private boolean sameOwner(Domain one, Domain other) {
    Optional<Domain> owned = suffixes.registrable(one);
    return owned.isPresent() && owned.equals(suffixes.registrable(other));
  }

  private static Aligned answer(boolean aligned) {
    return aligned ? Aligned.YES : Aligned.NO;
  }
}
