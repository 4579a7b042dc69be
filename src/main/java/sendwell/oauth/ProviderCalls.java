package sendwell.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import sendwell.http.Call;
import sendwell.http.Called;
import sendwell.http.Web;
import sendwell.mail.ServerFault;
import sendwell.oauth.OAuthFault.Kind;

/** Calls to one provider, each bounded in time by the {@link Web} and in size here. */
record ProviderCalls(Web web, String provider) {
  private static final int BYTES = 128 * 1024;

  /** The pages for people are larger. */
  private static final int PAGE_BYTES = 1024 * 1024;

  /** What came of a call. */
  sealed interface Told {
    /**
     * An answer.
     *
     * @param json empty if it is not JSON
     */
    record Answer(int status, JsonObject json, Duration pause) implements Told {
      boolean ok() {
        return status == 200;
      }
    }

    /** None. */
    record Nothing(OAuthFault fault) implements Told {}
  }

  Told post(URI uri, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(joining("&"));
    var headers =
        Map.of("content-type", "application/x-www-form-urlencoded", "accept", "application/json");
    return told(new Call(HttpMethod.POST, uri, headers, Buffer.buffer(body), BYTES));
  }

  Told get(URI uri) {
    return told(call(uri, Map.of("accept", "application/json")));
  }

  Told get(URI uri, String accessToken) {
    return told(
        call(uri, Map.of("accept", "application/json", "authorization", "Bearer " + accessToken)));
  }

  /** What a browser would be answered; it is not sent on. */
  Called page(URI uri) {
    var headers = Map.of("accept", "text/html");
    return web.call(new Call(HttpMethod.GET, uri, headers, Buffer.buffer(), PAGE_BYTES));
  }

  private static Call call(URI uri, Map<String, String> headers) {
    return new Call(HttpMethod.GET, uri, headers, Buffer.buffer(), BYTES);
  }

  private Told told(Call call) {
    return switch (web.call(call)) {
      case Called.Answered(int status, Buffer body, Duration pause, _) ->
          new Told.Answer(status, json(body), pause);
      // A network's or our own fault, whichever it is, says nothing about the sign-in.
      case Called.Unreached(var fault) -> nothing(fault);
      case Called.Unanswered(var fault) -> nothing(fault);
    };
  }

  private Told nothing(ServerFault fault) {
    return new Told.Nothing(new OAuthFault(Kind.WAIT, provider + ": " + fault.detail()));
  }

  /** What an answer means that is not the one hoped for. */
  OAuthFault fault(Told.Answer answer) {
    if (answer.ok() && !answer.json().containsKey("error")) {
      return new OAuthFault(Kind.WAIT, provider + " answered with something else than was asked.");
    }
    return ErrorReading.read(
        provider,
        answer.status(),
        answer.json().getString("error", ""),
        answer.json().getString("error_description", ""),
        answer.pause());
  }

  private static JsonObject json(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException e) {
      return new JsonObject();
    }
  }
}
