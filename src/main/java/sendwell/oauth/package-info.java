/**
 * Signing in with Google and Microsoft: OAuth 2.0 (RFC 6749) by authorization code with PKCE (RFC
 * 7636), OpenID Connect for whose mailbox it is, refresh, and revocation (RFC 7009). Where a
 * provider is, is configuration: its discovery document, or each endpoint.
 *
 * <p>Vert.x Auth OAuth2 writes the authorization URL and verifies id tokens. It does not call the
 * token endpoint: of an error it keeps neither status nor Retry-After and joins {@code error} with
 * words that may change, so that an outage could not be told from a grant that ended; it limits
 * neither time nor size, and passes over an id token that is wrong.
 */
package sendwell.oauth;
