package sendwell.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import sendwell.http.Called;
import sendwell.oauth.ProviderCalls.Told;
import sendwell.oauth.SetupFinding.Subject;

/**
 * Tries a client as a sign-in would, up to where a person is needed: finds the endpoints, exchanges
 * a code that cannot exist, and asks for the page without going where it leads. The endpoints are
 * looked for anew each time.
 */
final class SetupCheck {
  private static final String NO_CODE = "sendwell-verifies-its-setup";
  private static final int TOO_MANY = 429;
  private static final int SERVER = 500;

  private final OAuth parts;
  private final Client client;
  private final ProviderCalls calls;
  private final Directory directory;
  private final AuthorizationUrl url;
  private final SetupWords words;

  SetupCheck(OAuth parts, ProviderSettings settings, Client client) {
    this.parts = parts;
    this.client = client;
    this.calls = new ProviderCalls(parts.web(), settings.name());
    this.directory = new Directory(calls, settings, parts.time());
    this.url = new AuthorizationUrl(parts.vertx(), settings, client);
    this.words = new SetupWords(settings.name());
  }

  List<SetupFinding> verify(URI redirect) {
    return switch (directory.endpoints()) {
      case Directory.Entry.Unknown(var fault) -> unreached(fault.detail());
      case Directory.Entry.Known(var endpoints) ->
          verify(endpoints, Attempt.begin(parts.random(), redirect));
    };
  }

  private List<SetupFinding> verify(Endpoints endpoints, Attempt attempt) {
    return switch (exchange(endpoints, attempt)) {
      case Told.Nothing(var fault) -> unreached(fault.detail());
      case Told.Answer answer when answer.status() == TOO_MANY || answer.status() >= SERVER ->
          unreached(words.outage(answer.status()));
      case Told.Answer answer when !answer.json().containsKey("error") ->
          unreached(words.nonsense(endpoints.token(), answer.status()));
      case Told.Answer answer -> {
        String error = answer.json().getString("error", "");
        String description = answer.json().getString("error_description", "");
        String answered = description.isEmpty() ? error : error + ": " + description;
        var read = ClientReading.of(error, description);
        var page = page(endpoints, attempt);
        yield List.of(
            words.reached(),
            words.clientId(read, page, answered),
            words.clientSecret(read, page, answered),
            words.redirectUri(page, attempt.redirect()));
      }
    };
  }

  private List<SetupFinding> unreached(String why) {
    return List.of(
        words.unreached(why),
        words.notAsked(Subject.CLIENT_ID),
        words.notAsked(Subject.CLIENT_SECRET),
        words.notAsked(Subject.REDIRECT_URI));
  }

  private Told exchange(Endpoints endpoints, Attempt attempt) {
    var form =
        Map.of(
            "grant_type", "authorization_code",
            "code", NO_CODE,
            "redirect_uri", attempt.redirect().toString(),
            "code_verifier", attempt.verifier(),
            "client_id", client.id(),
            "client_secret", client.secret());
    return calls.post(endpoints.token(), form);
  }

  private PageReading page(Endpoints endpoints, Attempt attempt) {
    var page = url.of(endpoints.authorization(), attempt, Map.of("prompt", "none"));
    return switch (calls.page(page)) {
      case Called.Unreached _, Called.Unanswered _ -> PageReading.NONE;
      case Called.Answered(int status, Buffer body, _, String location) ->
          PageReading.of(status, location, body.toString(UTF_8), attempt);
    };
  }
}
