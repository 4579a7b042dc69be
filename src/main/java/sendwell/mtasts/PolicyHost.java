package sendwell.mtasts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import sendwell.dns.DomainName;
import sendwell.http.Bounds;
import sendwell.http.Fetched;
import sendwell.http.Web;
import sendwell.mail.Domain;
import sendwell.mail.ServerFault;

/**
 * Fetches policies from the domains' own web servers (RFC 8461 §3.3).
 *
 * @param web the way there
 * @param port where they serve them: 443 on the internet
 */
public record PolicyHost(Web web, int port) {
  private static final Bounds BOUNDS = new Bounds(0, 64 * 1024);
  private static final int SERVER_ERROR = 500;
  private static final int HTTPS = 443;

  /** Fetches them where they are on the internet. */
  public PolicyHost(Web web) {
    this(web, HTTPS);
  }

  /** What came of it. */
  public sealed interface Policy {
    /** It is there. */
    record Found(StsPolicy policy) implements Policy {}

    /**
     * Senders cannot use it.
     *
     * @param reason a clause about the policy
     */
    record Faulty(String reason) implements Policy {}

    /**
     * Nobody knows: the network, a name server or the web server did not let us.
     *
     * @param reason a sentence
     */
    record Unknown(String reason) implements Policy {}
  }

  /** The web server of a domain's policy; the name fits wherever that of its record does. */
  public static DomainName name(Domain domain) {
    return DomainName.of(domain).child("mta-sts");
  }

  /** Where a domain serves its policy. */
  public static String url(Domain domain) {
    return "https://" + name(domain) + "/.well-known/mta-sts.txt";
  }

  /** What the domain's web server says when it is asked for the policy; waits for it. */
  public Fetched fetch(Domain domain) {
    URI url = URI.create(url(domain).replace("/.well-known", ":" + port + "/.well-known"));
    return web.fetch(url, BOUNDS);
  }

  /** What is to be made of that. */
  public static Policy read(Fetched fetched) {
    return switch (fetched) {
      case Fetched.Page page -> read(page);
      case Fetched.Nothing(var fault) -> nothing(fault);
    };
  }

  private static Policy read(Fetched.Page page) {
    if (page.status() >= SERVER_ERROR) {
      return new Policy.Unknown("Its web server has trouble (status " + page.status() + ").");
    }
    if (!page.ok()) {
      return new Policy.Faulty(
          "is not there (the web server answers with the status " + page.status() + ")");
    }
    if (!page.type().equals("text/plain")) {
      return new Policy.Faulty("is served as \"" + page.type() + "\" instead of text/plain");
    }
    try {
      return new Policy.Found(PolicyFile.parse(page.body().toString(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return new Policy.Faulty(e.getMessage());
    }
  }

  private static Policy nothing(ServerFault fault) {
    return switch (fault.kind()) {
      case HOST_NOT_FOUND, ADDRESS_NOT_ALLOWED, CERTIFICATE_UNTRUSTED, TLS_FAILED, PROTOCOL_ERROR ->
          new Policy.Faulty("cannot be fetched (" + fault.detail() + ")");
      case DNS_FAILED, CONNECTION_REFUSED, TIMEOUT, UNAVAILABLE, AUTH_FAILED, AUTH_UNSUPPORTED ->
          new Policy.Unknown(fault.detail());
    };
  }
}
