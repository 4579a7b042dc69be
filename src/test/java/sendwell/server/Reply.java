package sendwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came back.
 *
 * @param response all of it
 */
public record Reply(HttpResponse<String> response) {
  /** The word for a header whose value is the session cookie's. */
  private static final String COOKIE = "sendwell_session=";

  /** The status. */
  public int status() {
    return response.statusCode();
  }

  /** The body. */
  public String body() {
    return response.body();
  }

  /** The body as a JSON object. */
  public JsonObject json() {
    return new JsonObject(body());
  }

  /** The body as a JSON object, if the request did what it should. */
  public JsonObject ok() {
    assertThat(status()).as(() -> response.uri() + ": " + this).isBetween(200, 299);
    return json();
  }

  /** Where the input was wrong, and the code of what was: {@code /email missing}. */
  public List<String> errors() {
    return problems()
        .map(error -> error.getString("pointer", "") + " " + error.getString("code"))
        .toList();
  }

  /** What was wrong at this place of the input; empty if nothing was. */
  public JsonObject error(String pointer) {
    return problems()
        .filter(error -> error.getString("pointer", "").equals(pointer))
        .findFirst()
        .orElse(new JsonObject());
  }

  /** The code of what was wrong at this place of the input; empty if nothing was. */
  public String code(String pointer) {
    return error(pointer).getString("code", "");
  }

  private Stream<JsonObject> problems() {
    return json().getJsonArray("errors", new JsonArray()).stream().map(JsonObject.class::cast);
  }

  /** A header; empty if absent. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The session cookie as it must be sent back; empty if there is none. */
  public String cookie() {
    String set = header("set-cookie");
    return set.startsWith(COOKIE) ? set.substring(0, set.indexOf(';')) : "";
  }

  @Override
  public String toString() {
    return status() + " " + body();
  }
}
