package sendwell.connect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.mail.EmailAddress;
import sendwell.mail.Server;

/** Where mail servers usually are. */
record Guesses(DiscoverySettings settings) implements Source {
  @Override
  public Optional<Offer> ask(EmailAddress address) {
    return Optional.of(
        Offer.custom(
            "guess",
            address.domain().unicode(),
            candidates(settings.imapGuesses(), address),
            candidates(settings.smtpGuesses(), address)));
  }

  private static List<Candidate> candidates(List<Server> servers, EmailAddress address) {
    List<Candidate> fitting =
        servers.stream().flatMap(server -> candidate(server, server.host(), address)).toList();
    // A domain of the greatest length leaves no room for a host in front of it.
    return fitting.isEmpty()
        ? candidate(servers.getFirst(), "%EMAILDOMAIN%", address).toList()
        : fitting;
  }

  private static Stream<Candidate> candidate(Server server, String host, EmailAddress address) {
    return Candidate.published(address, host, server.port(), server.security(), address.toString())
        .stream();
  }
}
