package sendwell.check;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import sendwell.mail.Domain;

/**
 * A domain that mail is sent from, and what is known about that mail.
 *
 * @param domain of the senders' addresses
 * @param platform who hosts its mail, if it is somebody known; null otherwise
 * @param senders the addresses that its mail leaves from, as far as they are known, the surest
 *     first
 * @param selectors the DKIM keys that its mail was seen to be signed with
 * @param returnPath the domain of the Return-Path (the "MAIL FROM" of SPF); the domain itself
 *     unless another one was seen
 */
public record Subject(
    Domain domain,
    Platform platform,
    List<Sender> senders,
    List<Selector> selectors,
    Domain returnPath) {
  /**
   * An address that mail leaves from.
   *
   * @param address of the host that speaks to the receivers
   * @param confirmed seen in mail that was delivered; otherwise assumed, because the account hands
   *     its mail over there
   */
  public record Sender(InetAddress address, boolean confirmed) {}

  /**
   * A DKIM key that mail was seen to be signed with (RFC 6376 §3.5).
   *
   * @param domain the {@code d=} of the signature
   * @param name the {@code s=} of the signature
   */
  public record Selector(Domain domain, String name) {}

  /** Keeps its own copies. */
  public Subject {
    senders = List.copyOf(senders);
    selectors = List.copyOf(selectors);
  }

  /** A domain of which nothing else is known. */
  public static Subject of(Domain domain) {
    return new Subject(domain, null, List.of(), List.of(), domain);
  }

  /** Who hosts its mail, if it is somebody known. */
  public Optional<Platform> host() {
    return Optional.ofNullable(platform);
  }

  /**
   * Whether the domain belongs to the provider itself ({@code gmail.com}): its records are the
   * provider's business, and nobody here can change them.
   */
  public boolean managed() {
    return host().stream().anyMatch(known -> known.ownDomains().contains(domain.name()));
  }
}
