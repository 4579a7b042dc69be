package sendwell.account;

import java.time.Instant;
import sendwell.oauth.OAuthFault;
import sendwell.oauth.Resource;

/**
 * The sign-in with a provider, as stored, for one of its resources.
 *
 * @param resource which the access token is for
 * @param generation of the refresh token
 * @param refresh brings the next access token
 * @param access the last access token; empty if there was none
 * @param until when the access token ends
 * @param askAfter the provider is not asked before
 * @param failures how often the provider has not answered, in a row
 * @param fault why it gave nothing the last time
 */
record Grant(
    Resource resource,
    long generation,
    String refresh,
    String access,
    Instant until,
    Instant askAfter,
    int failures,
    OAuthFault fault) {
  @Override
  public String toString() {
    return "Grant[" + generation + ", ***, until " + until + "]";
  }
}
