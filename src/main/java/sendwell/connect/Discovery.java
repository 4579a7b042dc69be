package sendwell.connect;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sendwell.dns.Dns;
import sendwell.http.Web;
import sendwell.mail.EmailAddress;
import sendwell.mail.Hosts;
import sendwell.mail.Trust;
import sendwell.thread.Aside;

/**
 * Finds out where an address has its mail servers. Sources are asked step by step; within a step
 * side by side, and the earlier one in the list is believed first. Every server is spoken to before
 * it is suggested, and the search ends when there is one for reading and one for sending, which may
 * come from different sources.
 */
public final class Discovery {
  private final List<List<Source>> steps;
  private final Source lastResort;
  private final ServerProbe probe;
  private final DiscoverySettings settings;
  private final InstantSource time;

  /** Asks whom the settings name, by these means. */
  public Discovery(
      Vertx vertx,
      Dns dns,
      Hosts hosts,
      Trust trust,
      ServerProbe probe,
      DiscoverySettings settings,
      InstantSource time) {
    this.probe = probe;
    this.settings = settings;
    this.time = time;
    this.lastResort = new Guesses(settings);
    var presets = Presets.load();
    var published =
        new PublishedSettings(new Web(vertx, hosts, trust, settings.step()), dns, settings);
    this.steps =
        List.of(
            List.of(presets.byDomain()),
            List.of(presets.byMailHost(dns)),
            Stream.of(
                    published.autoconfig(),
                    Stream.of(published.ispdb(), new MailServices(dns)),
                    published.autodiscover())
                .flatMap(sources -> sources)
                .toList(),
            List.of(published.ispdbOfMailHost()),
            List.of(lastResort));
  }

  /**
   * Always suggests something, if only a guess to be edited. Waits for the network, for {@link
   * DiscoverySettings#whole} at most: call it on a virtual thread.
   */
  public Suggestion discover(EmailAddress address) {
    var deadline = Deadline.in(settings.whole(), time);
    var imap = new Side(Offer::imap, probe::imap);
    var smtp = new Side(Offer::smtp, probe::smtp);
    for (List<Source> step : steps) {
      if (imap.isFound() && smtp.isFound() || deadline.over()) {
        break;
      }
      List<Offer> offers = ask(step, address, deadline.within(settings.step()));
      Runnable readers = imap.probe(offers, deadline);
      Runnable senders = smtp.probe(offers, deadline);
      readers.run();
      senders.run();
    }
    List<Offer> guesses = lastResort.ask(address).stream().toList();
    imap.remember(guesses);
    smtp.remember(guesses);
    return suggestion(imap, smtp);
  }

  /** What the sources of one step say, in their order; those that are too late say nothing. */
  private static List<Offer> ask(List<Source> step, EmailAddress address, Deadline deadline) {
    List<Future<Optional<Optional<Offer>>>> answers =
        step.stream()
            .map(source -> deadline.bound(Aside.start(() -> source.ask(address))))
            .toList();
    return answers.stream()
        .map(answer -> answer.await().flatMap(offer -> offer))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Suggestion suggestion(Side imap, Side smtp) {
    // Whoever answers tells more about the provider than whoever does not.
    Side speaker = !imap.isFound() && smtp.isFound() ? smtp : imap;
    Offer offer = speaker.best().offer();
    String source =
        imap.source().equals(smtp.source()) ? imap.source() : imap.source() + "+" + smtp.source();
    return new Suggestion(
        offer.provider(),
        offer.providerName(),
        imap.best().candidate().server(),
        smtp.best().candidate().server(),
        speaker.best().candidate().username(),
        source,
        offer.way().signIn(),
        help(offer.way()),
        Stream.concat(imap.failures().stream(), smtp.failures().stream()).toList());
  }

  private static Suggestion.Help help(Way way) {
    return way.help().isEmpty() ? null : new Suggestion.Help(way.help(), way.url());
  }
}
