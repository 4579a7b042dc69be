/**
 * What this installation is to Google and Microsoft: the client id and the secret that they gave
 * it. The configuration may name them; if it does not, somebody signed in sets them, and either way
 * they can be verified before anybody is sent to the provider. They are the installation's, for all
 * its workspaces.
 *
 * <p>If a provider does not accept this installation, or there is no client of it any more, that is
 * one alarm for each workspace whose accounts wait, however many they are: whoever runs Sendwell is
 * told once what to mend, and once that it is mended.
 *
 * <p>Owns the tables {@code oauth_client}, {@code oauth_verification} and {@code provider_alarm};
 * publishes {@code provider.updated}, {@code provider.alarm} and {@code provider.recovered}; hears
 * news of any kind.
 */
package sendwell.provider;
