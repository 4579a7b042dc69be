/**
 * What this installation is to Google and Microsoft: the client id and the secret that they gave
 * it. The configuration may name them; if it does not, somebody signed in sets them, and either way
 * they can be verified before anybody is sent to the provider. They are the installation's, for all
 * its workspaces.
 *
 * <p>Owns the tables {@code oauth_client} and {@code oauth_verification}; publishes nothing, hears
 * nothing.
 */
package sendwell.provider;
