package sendwell.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What people have allowed: codes, refresh tokens and access tokens. Safe for use by any thread.
 */
final class ProviderGrants {
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);
  static final Duration ACCESS_LIFE = Duration.ofHours(1);

  private final InstantSource time;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> refresh = new HashMap<>();
  private final Map<String, Access> access = new HashMap<>();
  private final List<String> secrets = new ArrayList<>();

  /** What one person allowed at one sign-in. */
  record Grant(UUID id, String address, Set<String> scopes, boolean offline) {}

  /** Stands for a sign-in until it is exchanged (RFC 6749 §4.1.2). */
  record Code(ProviderAsk ask, Grant grant, Instant until) {}

  private record Access(Grant grant, Instant until) {}

  ProviderGrants(InstantSource time) {
    this.time = time;
  }

  /** Writes down that somebody allowed this, and hands out the code. */
  synchronized String allow(ProviderAsk ask, String address, Set<String> scopes) {
    String code = token("code");
    var grant = new Grant(UUID.randomUUID(), address, Set.copyOf(scopes), ask.offline());
    codes.put(code, new Code(ask, grant, time.instant().plus(CODE_LIFE)));
    return code;
  }

  /** The sign-in that a code stands for, once: whoever comes again ends what the first one got. */
  synchronized Optional<Code> take(String code) {
    var known = Optional.ofNullable(codes.get(code)).filter(c -> c.until().isAfter(time.instant()));
    boolean used = known.filter(c -> c.until().equals(Instant.MAX)).isPresent();
    if (used) {
      end(known.get().grant());
      return Optional.empty();
    }
    known.ifPresent(c -> codes.put(code, new Code(c.ask(), c.grant(), Instant.MAX)));
    return known;
  }

  /** An access token that is good for these permissions only. */
  synchronized String newAccess(Grant grant, Set<String> scopes) {
    String token = token("at");
    var part = new Grant(grant.id(), grant.address(), Set.copyOf(scopes), grant.offline());
    access.put(token, new Access(part, time.instant().plus(ACCESS_LIFE)));
    return token;
  }

  synchronized String newRefresh(Grant grant) {
    String token = token("rt");
    refresh.put(token, grant);
    return token;
  }

  /** What this refresh token is good for. */
  synchronized Optional<Grant> refreshed(String token) {
    return Optional.ofNullable(refresh.get(token));
  }

  /** Takes a refresh token out of use; another may have been faster. */
  synchronized Optional<Grant> used(String token) {
    return Optional.ofNullable(refresh.remove(token));
  }

  /** What this access token is good for at present. */
  synchronized Optional<Grant> accessed(String token) {
    return Optional.ofNullable(access.get(token))
        .filter(found -> found.until().isAfter(time.instant()))
        .map(Access::grant);
  }

  /** Ends whatever this token belongs to (RFC 7009 §2.1); false if it is unknown. */
  synchronized boolean revoke(String token) {
    var grant =
        Optional.ofNullable(refresh.get(token))
            .or(() -> Optional.ofNullable(access.get(token)).map(Access::grant));
    grant.ifPresent(this::end);
    return grant.isPresent();
  }

  /** Ends everything this person ever allowed. */
  synchronized void revokeAll(String address) {
    refresh.values().removeIf(grant -> grant.address().equals(address));
    access.values().removeIf(found -> found.grant().address().equals(address));
  }

  /** Ends every access token, and no refresh token. */
  synchronized void endAccess() {
    access.clear();
  }

  /** Takes this permission out of everything that was ever allowed. */
  synchronized void withdraw(String scope) {
    refresh.replaceAll((_, grant) -> without(grant, scope));
    access.replaceAll((_, found) -> new Access(without(found.grant(), scope), found.until()));
  }

  private void end(Grant grant) {
    refresh.values().removeIf(other -> other.id().equals(grant.id()));
    access.values().removeIf(other -> other.grant().id().equals(grant.id()));
  }

  private static Grant without(Grant grant, String scope) {
    var scopes = new TreeSet<>(grant.scopes());
    scopes.remove(scope);
    return new Grant(grant.id(), grant.address(), Set.copyOf(scopes), grant.offline());
  }

  private String token(String kind) {
    String token = kind + "-" + UUID.randomUUID();
    secrets.add(token);
    return token;
  }

  /** Every code and every token that was ever handed out. */
  synchronized List<String> secrets() {
    return List.copyOf(secrets);
  }
}
