package sendwell.account;

import sendwell.oauth.TokenSet;

/**
 * A sign-in with a provider that has just been granted, and tried.
 *
 * @param subject who it is at the provider, whatever becomes of the address
 * @param tokens what the provider handed out
 */
public record NewGrant(String subject, TokenSet tokens) {}
