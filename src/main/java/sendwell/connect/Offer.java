package sendwell.connect;

import java.util.List;
import sendwell.account.Provider;

/**
 * What one source says about a mailbox.
 *
 * @param source its name
 * @param provider whose mailbox it is
 * @param providerName the same, for people
 * @param way how to sign in
 * @param imap where mail may be read, best first
 * @param smtp where mail may be sent, best first
 */
record Offer(
    String source,
    Provider provider,
    String providerName,
    Way way,
    List<Candidate> imap,
    List<Candidate> smtp) {
  private static final int NAME_LIMIT = 60;

  /** An offer of a provider of which nothing is known but what it calls itself. */
  static Offer custom(String source, String called, List<Candidate> imap, List<Candidate> smtp) {
    String name = called.strip().replaceAll("\\p{Cntrl}+", " ");
    String bounded = name.length() > NAME_LIMIT ? name.substring(0, NAME_LIMIT) + "…" : name;
    return new Offer(source, Provider.CUSTOM, bounded, Way.PASSWORD, imap, smtp);
  }
}
