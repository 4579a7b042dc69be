package sendwell.connect;

import java.util.List;
import java.util.Set;
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

  /** Offers the best way of signing in that is available, and the last one if none is. */
  Offer offer(String source, EmailAddress address, Set<SignIn> available) {
    Way best =
        ways.stream()
            .filter(each -> available.contains(each.signIn()))
            .findFirst()
            .orElse(ways.getLast());
    return new Offer(
        source,
        provider,
        name,
        best,
        List.of(new Candidate(imap, address.toString())),
        List.of(new Candidate(smtp, address.toString())));
  }
}
