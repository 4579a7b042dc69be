package sendwell.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import sendwell.http.Call;
import sendwell.http.Called;
import sendwell.http.Web;

/**
 * Calls with one access token, each bounded in time by the {@link Web} and in size here.
 *
 * @param web makes them
 * @param service where the API begins: {@code https://graph.microsoft.com/v1.0}
 * @param token presented with each
 */
record GraphCalls(Web web, URI service, String token) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A page of 100 mails without their bodies has a tenth of this. */
  private static final int PAGE_BYTES = 2 * 1024 * 1024;

  private static final int ERROR_BYTES = 64 * 1024;

  /** What came of reading. */
  sealed interface Read {
    /**
     * An object, or a page of a list.
     *
     * @param next leads to the next page at once
     * @param later leads to what will have changed
     */
    record Page(JsonNode json, Optional<URI> next, Optional<URI> later) implements Read {}

    record Failed(GraphFault fault) implements Read {}
  }

  /** The address of a resource, with its query options. */
  URI at(String path, Map<String, String> options) {
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(service + path + (query.isEmpty() ? "" : "?" + query));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Whether it is an address of this service: no other may see the token. */
  boolean owns(URI link) {
    return service.getScheme().equals(link.getScheme())
        && service.getRawAuthority().equals(link.getRawAuthority());
  }

  /** Reads; names of mails are those that stay the same when a mail is moved. */
  Read get(URI uri, int pageSize) {
    String wishes = "IdType=\"ImmutableId\", odata.maxpagesize=" + pageSize;
    var call =
        new Call(HttpMethod.GET, uri, headers("prefer", wishes), Buffer.buffer(), PAGE_BYTES);
    return switch (web.call(call)) {
      case Called.Unreached(var fault) -> new Read.Failed(GraphFault.unavailable(fault));
      case Called.Unanswered(var fault) -> new Read.Failed(GraphFault.unavailable(fault));
      case Called.Answered answer when answer.status() != 200 -> new Read.Failed(fault(answer));
      case Called.Answered answer -> page(answer);
    };
  }

  /** Sends a body once. */
  Called post(URI uri, String contentType, Buffer body) {
    return web.call(
        new Call(HttpMethod.POST, uri, headers("content-type", contentType), body, ERROR_BYTES));
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "GraphCalls[" + service + ", ***]";
  }

  private Map<String, String> headers(String name, String value) {
    var headers = new HashMap<String, String>();
    headers.put("authorization", "Bearer " + token);
    headers.put("accept", "application/json");
    headers.put(name, value);
    return headers;
  }

  private Read page(Called.Answered answer) {
    var json = json(answer.body());
    String next = json.path("@odata.nextLink").asText("");
    String later = json.path("@odata.deltaLink").asText("");
    var page = new Read.Page(json, link(next), link(later));
    // A list that ends with a link that cannot be followed is not read to its end.
    boolean whole = page.next().isPresent() != next.isEmpty();
    boolean lasting = page.later().isPresent() != later.isEmpty();
    return json.isObject() && whole && lasting ? page : new Read.Failed(unexpected(answer));
  }

  private Optional<URI> link(String text) {
    try {
      return Optional.of(URI.create(text)).filter(this::owns);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What an answer means that is not the one hoped for. */
  static GraphFault fault(Called.Answered answer) {
    var error = json(answer.body()).path("error");
    var codes = new ArrayList<String>();
    for (var inner = error; inner.isObject(); inner = inner(inner)) {
      String code = inner.path("code").asText("");
      if (!code.isEmpty()) {
        codes.add(code);
      }
    }
    String message = error.path("message").asText("");
    return FaultReading.read(answer.status(), codes, message, answer.pause());
  }

  /** Graph spells it both ways. */
  private static JsonNode inner(JsonNode error) {
    return error.path(error.has("innerError") ? "innerError" : "innererror");
  }

  static GraphFault unexpected(Called.Answered answer) {
    return GraphFault.unavailable(
        "Microsoft Graph answered with something else than was asked.",
        String.valueOf(answer.status()));
  }

  private static JsonNode json(Buffer body) {
    try {
      return JSON.readTree(body.toString(UTF_8));
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
