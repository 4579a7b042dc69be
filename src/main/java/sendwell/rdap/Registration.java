package sendwell.rdap;

import java.net.URI;
import java.time.Instant;

/** What a registry says about a domain. */
public sealed interface Registration {
  /** It was registered then. */
  record Since(Instant at, Source source) implements Registration {}

  /** The registry knows no such domain (RFC 7480 §5.3). */
  record Missing(Source source) implements Registration {}

  /**
   * Nobody knows.
   *
   * @param reason a sentence
   */
  record Unknown(String reason) implements Registration {}

  /**
   * Where it says so.
   *
   * @param uri the registry's answer
   * @param asked when it was given
   */
  record Source(URI uri, Instant asked) {}
}
