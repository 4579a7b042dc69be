package sendwell.connect;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Srv;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.thread.Aside;

/** The mail services that a domain names in the DNS (RFC 6186 §3, RFC 8314 §5.1). */
record MailServices(Dns dns) implements Source {
  @Override
  public Optional<Offer> ask(EmailAddress address) {
    var imaps = services("_imaps", Security.TLS, address);
    var imap = services("_imap", Security.STARTTLS, address);
    var submissions = services("_submissions", Security.TLS, address);
    var submission = services("_submission", Security.STARTTLS, address);
    return Optional.of(
        Offer.custom(
            "srv",
            address.domain().unicode(),
            Stream.concat(imaps.await().stream(), imap.await().stream()).toList(),
            Stream.concat(submissions.await().stream(), submission.await().stream()).toList()));
  }

  private Future<List<Candidate>> services(String service, Security usual, EmailAddress address) {
    return Aside.start(
        () ->
            name(service, address.domain()).map(dns::srv).stream()
                .flatMap(answer -> answer.recordsOrNone().stream())
                .filter(Srv::offered)
                .flatMap(srv -> candidate(srv, usual, address).stream())
                .toList());
  }

  /** A domain of the greatest length leaves no room for a service in front of it. */
  private static Optional<DomainName> name(String service, Domain domain) {
    try {
      return Optional.of(DomainName.of(domain).child(service + "._tcp"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Candidate> candidate(Srv srv, Security usual, EmailAddress address) {
    // Many domains announce 465 as _submission: that port speaks TLS at once (RFC 8314 §7.3).
    boolean tlsPort = srv.port() == 465 || srv.port() == 993;
    return Candidate.published(
        address,
        srv.target().text(),
        srv.port(),
        tlsPort ? Security.TLS : usual,
        address.toString());
  }
}
