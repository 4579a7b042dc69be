package sendwell.oauth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sendwell.mail.EmailAddress;

/**
 * What an id token says whose signature is right (OpenID Connect Core 1.0 §2); what it does not say
 * is empty.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param party {@code azp}
 * @param until {@code exp}
 * @param nonce as it was sent
 * @param subject {@code sub}: who it is, for ever
 * @param tenant {@code tid}: Microsoft's organisation
 * @param email an address, whoever wrote it down
 * @param verified whether the provider vouches for that address
 * @param username {@code preferred_username}: by what Microsoft signs in
 */
record IdClaims(
    String issuer,
    List<String> audience,
    String party,
    Instant until,
    String nonce,
    String subject,
    String tenant,
    String email,
    boolean verified,
    String username) {
  private static final Duration SKEW = Duration.ofMinutes(2);
  private static final String ANY_TENANT = "{tenantid}";

  /** Reads the claims of a token, or of an answer of the userinfo endpoint. */
  static IdClaims of(JsonObject token) {
    return new IdClaims(
        token.getString("iss", ""),
        audience(token.getValue("aud")),
        token.getString("azp", ""),
        token.getValue("exp") instanceof Number seconds
            ? Instant.ofEpochSecond(seconds.longValue())
            : Instant.EPOCH,
        token.getString("nonce", ""),
        token.getString("sub", ""),
        token.getString("tid", ""),
        token.getString("email", ""),
        "true".equals(token.getString("email_verified", "")),
        token.getString("preferred_username", ""));
  }

  private static List<String> audience(Object claim) {
    return switch (claim) {
      case String one -> List.of(one);
      case JsonArray several -> several.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  /** Why the token is not one for this sign-in (OpenID Connect Core 1.0 §3.1.3.7); if it is not. */
  Optional<String> flaw(String expectedIssuer, String client, String expectedNonce, Instant now) {
    if (!issuer.equals(expectedIssuer.replace(ANY_TENANT, tenantIn(expectedIssuer)))) {
      return Optional.of("is of another issuer");
    }
    if (!audience.contains(client) || !party.isEmpty() && !party.equals(client)) {
      return Optional.of("is for another application");
    }
    if (audience.size() > 1 && party.isEmpty()) {
      return Optional.of("is for several applications");
    }
    if (!until.plus(SKEW).isAfter(now)) {
      return Optional.of("has expired");
    }
    if (!nonce.equals(expectedNonce)) {
      return Optional.of("is of another sign-in");
    }
    return subject.isEmpty() ? Optional.of("names nobody") : Optional.empty();
  }

  /**
   * The mailbox. An address that the provider does not vouch for may be anybody's: at Microsoft an
   * administrator writes there what he likes, but the name to sign in by is of a proven domain.
   */
  Optional<EmailAddress> mailbox() {
    try {
      String address = verified ? email : username;
      return address.isEmpty() ? Optional.empty() : Optional.of(EmailAddress.parse(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String tenantIn(String template) {
    if (!template.contains(ANY_TENANT)) {
      return ANY_TENANT;
    }
    try {
      return UUID.fromString(tenant).toString();
    } catch (IllegalArgumentException e) {
      return ANY_TENANT;
    }
  }
}
