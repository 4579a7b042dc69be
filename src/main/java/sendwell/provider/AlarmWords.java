package sendwell.provider;

import sendwell.account.Provider;
import sendwell.json.Json;
import sendwell.oauth.ClientReading;
import sendwell.provider.Alarm.Code;
import sendwell.provider.ProviderClients.InForce;
import sendwell.provider.ProviderClients.Source;

/**
 * What an alarm says: what is wrong with which client, where that is mended, and what to do here
 * afterwards.
 *
 * @param provider whose
 * @param name of the provider, for people
 */
record AlarmWords(Provider provider, String name) {
  private static final String VERIFY = "and press Verify setup at Settings > Sign-in providers.";

  /** What an error of the token endpoint says is wrong; its words help where it leaves it open. */
  static Code code(String error, String answer) {
    String lead = error + ": ";
    String description = answer.startsWith(lead) ? answer.substring(lead.length()) : answer;
    return switch (ClientReading.of(error, description)) {
      case SECRET_EXPIRED -> Code.SECRET_EXPIRED;
      case WRONG_SECRET -> Code.WRONG_SECRET;
      case NO_SUCH_CLIENT -> Code.NO_SUCH_CLIENT;
      case CLIENT_GONE -> Code.CLIENT_GONE;
      case ONE_ORGANISATION -> Code.ONE_ORGANISATION;
      case CLIENT_NOT_ALLOWED -> Code.CLIENT_NOT_ALLOWED;
      case ACCEPTED, REFUSED, NOT_TOLD -> Code.REFUSED;
    };
  }

  String notSetUp() {
    return "This Sendwell has no client of %s any more: enter client id and secret at Settings > Sign-in providers, and press Verify setup."
        .formatted(name);
  }

  String detail(Code code, InForce client) {
    String id = client.client().id();
    return switch (code) {
      case NOT_SET_UP -> notSetUp();
      case SECRET_EXPIRED ->
          "The secret of client %s has expired at %s: make a new one in %s, %s, %s"
              .formatted(id, name, secrets(), enter(client, "client_secret"), VERIFY);
      case WRONG_SECRET ->
          "%s does not know the secret of client %s: make a new one in %s, %s, %s"
              .formatted(name, id, secrets(), enter(client, "client_secret"), VERIFY);
      case NO_SUCH_CLIENT ->
          "%s does not know client %s: copy its id once more from %s, %s, %s"
              .formatted(name, id, clients(), enter(client, "client_id"), VERIFY);
      case CLIENT_GONE ->
          "Client %s was deleted or disabled at %s: restore it in %s, or make another there, %s, %s"
              .formatted(id, name, clients(), enter(client, "client_id"), VERIFY);
      case ONE_ORGANISATION ->
          "Client %s is for the accounts of one organisation: let it serve accounts in any organisation in %s, %s"
              .formatted(id, clients(), VERIFY);
      case CLIENT_NOT_ALLOWED ->
          "%s does not let client %s do what Sendwell asks: see in %s that it is a web application and has all permissions, %s"
              .formatted(name, id, clients(), VERIFY);
      case REFUSED ->
          "%s does not accept client %s: compare it with %s, %s"
              .formatted(name, id, clients(), VERIFY);
    };
  }

  private String enter(InForce client, String key) {
    return client.source() == Source.CONFIGURATION
        ? "set oauth.%s.%s in the configuration and start Sendwell anew"
            .formatted(Json.word(provider), key)
        : "enter it";
  }

  private String secrets() {
    return switch (provider) {
      case GOOGLE -> "the Google Cloud console (Google Auth Platform > Clients > the client)";
      case MICROSOFT ->
          "the Microsoft Entra admin center (App registrations > the app > Certificates & secrets)";
      case CUSTOM -> "its console";
    };
  }

  private String clients() {
    return switch (provider) {
      case GOOGLE -> "the Google Cloud console (Google Auth Platform > Clients)";
      case MICROSOFT -> "the Microsoft Entra admin center (App registrations)";
      case CUSTOM -> "its console";
    };
  }
}
