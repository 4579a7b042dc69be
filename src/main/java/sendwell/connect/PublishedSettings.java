package sendwell.connect;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.http.Web;
import sendwell.mail.Domain;
import sendwell.mail.EmailAddress;

/** The sources that are files on the web. */
record PublishedSettings(Web web, Dns dns, DiscoverySettings settings) {
  /** What the domain itself publishes, one source for each place. */
  Stream<Source> autoconfig() {
    return settings.autoconfig().stream().map(url -> autoconfig(url, "autoconfig"));
  }

  /** What Mozilla has collected about the domain. */
  Source ispdb() {
    return autoconfig(settings.ispdb(), "ispdb");
  }

  /** What the domain publishes for Outlook, one source for each place. */
  Stream<Source> autodiscover() {
    return settings.autodiscover().stream()
        .map(
            url ->
                address ->
                    web.postXml(new Template(url).url(address), Autodiscover.request(address))
                        .flatMap(SafeXml::parse)
                        .flatMap(document -> Autodiscover.read(document, address)));
  }

  /** What Mozilla has collected about whoever takes the domain's mail. */
  Source ispdbOfMailHost() {
    return address ->
        dns.mx(DomainName.of(address.domain())).recordsOrNone().stream()
            .findFirst()
            .flatMap(mx -> ispdb(mx.exchange().text(), address));
  }

  /** The domain behind {@code mx1.mail.example.co.uk} has two labels or three; more say more. */
  private Optional<Offer> ispdb(String mailHost, EmailAddress address) {
    List<String> labels = List.of(mailHost.split("\\."));
    return Stream.of(3, 2)
        .filter(count -> count <= labels.size())
        .map(count -> String.join(".", labels.subList(labels.size() - count, labels.size())))
        .flatMap(domain -> ispdbOf(domain, address).stream())
        .findFirst();
  }

  private Optional<Offer> ispdbOf(String domain, EmailAddress address) {
    Optional<Buffer> file;
    try {
      var stand = new EmailAddress(address.localPart(), new Domain(domain));
      file = web.get(new Template(settings.ispdb()).url(stand));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // an MX that is no host name
    }
    return file.flatMap(SafeXml::parse)
        .flatMap(document -> Autoconfig.read(document, "ispdb", address));
  }

  private Source autoconfig(String url, String name) {
    return address ->
        web.get(new Template(url).url(address))
            .flatMap(SafeXml::parse)
            .flatMap(document -> Autoconfig.read(document, name, address));
  }
}
