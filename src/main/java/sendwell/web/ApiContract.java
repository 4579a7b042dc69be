package sendwell.web;

import io.vertx.ext.web.Router;

/** The published contract of the API (OpenAPI 3.1), for anybody to read. */
final class ApiContract {
  private ApiContract() {}

  static void mount(Router router) {
    // RFC 9512 §2.1.
    router
        .get("/api/openapi.yaml")
        .handler(
            ctx ->
                ctx.response()
                    .putHeader("content-type", "application/yaml")
                    .sendFile("openapi.yaml"));
  }
}
