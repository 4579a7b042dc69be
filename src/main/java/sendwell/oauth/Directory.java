package sendwell.oauth;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sendwell.oauth.OAuthFault.Kind;
import sendwell.oauth.ProviderCalls.Told;

/**
 * Where a provider's endpoints are. A discovery document is read once a day; while it cannot be
 * read the last one holds. Safe for use by many threads.
 */
final class Directory {
  private static final Duration LIFE = Duration.ofDays(1);

  private final ProviderCalls calls;
  private final ProviderSettings settings;
  private final InstantSource time;
  private final AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());

  private record Kept(Endpoints endpoints, Instant until) {}

  /** What is known of the endpoints. */
  sealed interface Entry {
    /** Here they are. */
    record Known(Endpoints endpoints) implements Entry {}

    /** Nothing yet. */
    record Unknown(OAuthFault fault) implements Entry {}
  }

  Directory(ProviderCalls calls, ProviderSettings settings, InstantSource time) {
    this.calls = calls;
    this.settings = settings;
    this.time = time;
  }

  Entry endpoints() {
    return switch (settings.source()) {
      case ProviderSettings.Source.Given(var endpoints) -> new Entry.Known(endpoints);
      case ProviderSettings.Source.Discovered(var document) -> discovered(document);
    };
  }

  private Entry discovered(URI document) {
    var last = kept.get();
    if (last.isPresent() && last.get().until().isAfter(time.instant())) {
      return new Entry.Known(last.get().endpoints());
    }
    var read = read(document);
    if (read instanceof Entry.Known(var endpoints)) {
      kept.set(Optional.of(new Kept(endpoints, time.instant().plus(LIFE))));
      return read;
    }
    return last.<Entry>map(old -> new Entry.Known(old.endpoints())).orElse(read);
  }

  private Entry read(URI document) {
    return switch (calls.get(document)) {
      case Told.Nothing(var fault) -> new Entry.Unknown(fault);
      case Told.Answer answer ->
          parse(answer)
              .<Entry>map(Entry.Known::new)
              .orElseGet(() -> new Entry.Unknown(unreadable(answer, document)));
    };
  }

  private OAuthFault unreadable(Told.Answer answer, URI document) {
    return new OAuthFault(
        Kind.WAIT,
        "%s does not tell its endpoints at %s (HTTP %d)."
            .formatted(settings.name(), document, answer.status()));
  }

  private static Optional<Endpoints> parse(Told.Answer answer) {
    JsonObject json = answer.json();
    try {
      var authorization = url(json, "authorization_endpoint");
      var token = url(json, "token_endpoint");
      if (!answer.ok() || authorization.isEmpty() || token.isEmpty()) {
        return Optional.empty();
      }
      String issuer = json.getString("issuer", "");
      var signers =
          url(json, "jwks_uri").stream().map(keys -> new Endpoints.Signer(issuer, keys)).toList();
      return Optional.of(
          new Endpoints(
              authorization.getFirst(),
              token.getFirst(),
              url(json, "userinfo_endpoint"),
              url(json, "revocation_endpoint"),
              signers));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<URI> url(JsonObject json, String name) {
    String url = json.getString(name, "");
    return url.isEmpty() ? List.of() : List.of(URI.create(url));
  }
}
