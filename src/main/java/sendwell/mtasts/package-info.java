/**
 * SMTP MTA Strict Transport Security (RFC 8461): a domain asks senders to deliver to it over TLS
 * only, with certificates that hold.
 *
 * <p>It takes two halves. A TXT record at {@code _mta-sts.example.com} says that there is a policy,
 * and by its {@code id} when it changed (§3.1); the policy itself is a file of a few lines at
 * {@code https://mta-sts.example.com/.well-known/mta-sts.txt} (§3.2), which names the mail hosts,
 * and how serious the domain is: {@code enforce}, {@code testing} or {@code none}. HTTPS vouches
 * for the file, so nothing on the way there may be bent: no redirect, no certificate that does not
 * hold, no other type than plain text (§3.3). A policy that cannot be had is like none; one that
 * forgets a mail host turns mail away.
 */
package sendwell.mtasts;
