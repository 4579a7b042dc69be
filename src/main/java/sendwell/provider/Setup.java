package sendwell.provider;

import java.net.URI;
import java.util.List;
import sendwell.account.Provider;
import sendwell.provider.ProviderClients.Source;

/**
 * How a provider is set up, in the API's form, as one workspace sees it.
 *
 * @param provider which
 * @param name for people
 * @param source where the client is from; null if there is none
 * @param clientId null if there is none
 * @param redirectUri what is to be registered at the provider
 * @param scopes what people are asked to allow
 * @param verified what was found of this client the last time; null if it never was verified
 * @param alarm why accounts of the workspace wait for the operator; null if they do not
 */
record Setup(
    Provider provider,
    String name,
    Source source,
    String clientId,
    URI redirectUri,
    List<String> scopes,
    Verification verified,
    Alarm alarm) {}
