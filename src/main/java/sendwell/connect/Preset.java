package sendwell.connect;

import java.util.List;
import sendwell.account.Provider;
import sendwell.mail.EmailAddress;
import sendwell.mail.Server;

/**
 * A provider known by name.
 *
 * @param provider whose mailboxes they are
 * @param name for people
 * @param domains the domains of its mailboxes
 * @param mailHosts how the names of its MX hosts end
 * @param imap where mail is read
 * @param smtp where mail is sent
 * @param ways the ways of signing in, best first
 */
record Preset(
    Provider provider,
    String name,
    List<String> domains,
    List<String> mailHosts,
    Server imap,
    Server smtp,
    List<Way> ways) {

  /** Offers the best way of signing in, with what to know of the last one. */
  Offer offer(String source, EmailAddress address) {
    return new Offer(
        source,
        provider,
        name,
        new Way(ways.getFirst().signIn(), ways.getLast().help(), ways.getLast().url()),
        List.of(new Candidate(imap, address.toString())),
        List.of(new Candidate(smtp, address.toString())));
  }
}
