package sendwell.dns;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Questions to the DNS. The methods wait for name servers: call them on a virtual thread. What
 * needs many answers says so first ({@link #prefetch}) and then asks for one after the other.
 */
public interface Dns {
  /** The answer to one question, aliases followed (RFC 1034 §3.6.2). */
  <T> Answer<T> ask(Question<T> question);

  /**
   * Begins to ask all of these at once and does not wait: whoever asks for one of them soon after
   * gets its answer the sooner.
   */
  void prefetch(Collection<Question<?>> questions);

  /**
   * Whether what was remembered is asked again, because somebody wants to see what has been mended.
   */
  default boolean isFresh() {
    return false;
  }

  /** The hosts that take the domain's mail, lowest preference first. */
  default Answer<Mx> mx(DomainName domain) {
    return ask(new Question<>(domain, RecordType.MX));
  }

  /** The texts of a name. */
  default Answer<Txt> txt(DomainName name) {
    return ask(new Question<>(name, RecordType.TXT));
  }

  /** The IPv4 addresses of a host. */
  default Answer<InetAddress> a(DomainName host) {
    return ask(new Question<>(host, RecordType.A));
  }

  /** The IPv6 addresses of a host. */
  default Answer<InetAddress> aaaa(DomainName host) {
    return ask(new Question<>(host, RecordType.AAAA));
  }

  /** The names of an address. */
  default Answer<DomainName> ptr(InetAddress address) {
    return ask(new Question<>(DomainName.reverse(address), RecordType.PTR));
  }

  /** Where a service is offered: {@code _imaps._tcp.example.com}. */
  default Answer<Srv> srv(DomainName name) {
    return ask(new Question<>(name, RecordType.SRV));
  }

  /** What certificates a service must show: {@code _25._tcp.mail.example.com}. */
  default Answer<Tlsa> tlsa(DomainName name) {
    return ask(new Question<>(name, RecordType.TLSA));
  }

  /**
   * The addresses of a host, IPv4 first. Those of one family suffice, but that there are none must
   * be known of both.
   */
  default Answer<InetAddress> addresses(DomainName host) {
    prefetch(List.of(new Question<>(host, RecordType.A), new Question<>(host, RecordType.AAAA)));
    Answer<InetAddress> v4 = a(host);
    Answer<InetAddress> v6 = aaaa(host);
    List<InetAddress> known =
        Stream.concat(v4.recordsOrNone().stream(), v6.recordsOrNone().stream()).toList();
    if (!known.isEmpty()) {
      return new Answer.Found<>(known, v4 instanceof Answer.Found ? v4.trace() : v6.trace());
    }
    return v4 instanceof Answer.Failed ? v4 : v6;
  }
}
