package sendwell.provider;

import java.util.List;
import sendwell.oauth.Client;
import sendwell.oauth.ProviderSettings;

/**
 * A provider, as the configuration has it.
 *
 * @param settings how to speak to it
 * @param client what this installation is to it; empty if that is to be set by somebody signed in
 */
public record ConfiguredProvider(ProviderSettings settings, List<Client> client) {}
