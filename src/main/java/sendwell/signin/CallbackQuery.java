package sendwell.signin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import sendwell.oauth.Callback;

/** What a browser that comes back from a provider has in its address. */
public final class CallbackQuery {
  private static final int PARAMETER_MOST = 4_000;

  private CallbackQuery() {}

  /** Reads it; what is longer than any provider would make it is left out. */
  public static Callback of(RoutingContext ctx) {
    var request = ctx.request();
    return new Callback(
        parameter(request, "code"),
        parameter(request, "state"),
        parameter(request, "iss"),
        parameter(request, "error"),
        parameter(request, "error_description"));
  }

  private static String parameter(HttpServerRequest request, String name) {
    String value = request.getParam(name, "");
    return value.length() <= PARAMETER_MOST ? value : "";
  }
}
