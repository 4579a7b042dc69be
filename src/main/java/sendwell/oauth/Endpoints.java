package sendwell.oauth;

import java.net.URI;
import java.util.List;

/**
 * Where a provider is asked what.
 *
 * @param authorization where people sign in
 * @param token where codes and refresh tokens are exchanged
 * @param userinfo tells whose an access token is; empty if there is none
 * @param revocation ends a grant; empty if there is none, as at Microsoft
 * @param signers vouch for id tokens; empty if id tokens are not to be believed
 */
public record Endpoints(
    URI authorization, URI token, List<URI> userinfo, List<URI> revocation, List<Signer> signers) {

  /**
   * Who signs id tokens (OpenID Connect Discovery 1.0 §3).
   *
   * @param issuer the {@code iss} of its tokens; Microsoft's holds {@code {tenantid}}, which stands
   *     for the {@code tid} of the token
   * @param keys where its keys are (RFC 7517 §5)
   */
  public record Signer(String issuer, URI keys) {}
}
