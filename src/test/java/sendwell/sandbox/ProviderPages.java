package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The pages on which a person chooses a mailbox, allows or unticks each permission, or refuses. An
 * application that is wrong about itself is never sent anybody (RFC 6749 §4.1.2.1).
 */
final class ProviderPages {
  private final SandboxProvider provider;
  private final ProviderGrants grants;

  ProviderPages(SandboxProvider provider, ProviderGrants grants) {
    this.provider = provider;
    this.grants = grants;
  }

  /** Shows the choice. */
  void show(RoutingContext ctx) {
    var fields = ctx.queryParams();
    wrong(fields)
        .ifPresentOrElse(
            sentence -> page(ctx, 400, "<h1>Access blocked</h1><p>" + text(sentence)),
            () -> page(ctx, 200, choice(fields, ProviderAsk.of(fields))));
  }

  /** Takes the choice, and sends the person back to the application with it. */
  void choose(RoutingContext ctx) {
    MultiMap form = ctx.request().formAttributes();
    var wrong = wrong(form);
    if (wrong.isPresent()) {
      page(ctx, 400, text(wrong.get()));
      return;
    }
    var ask = ProviderAsk.of(form);
    String address = ProviderAsk.text(form, "mailbox");
    if (ProviderAsk.text(form, "answer").equals("refuse")) {
      back(ctx, ask, Map.of("error", "access_denied", "error_description", "The person refused."));
      return;
    }
    if (!provider.people().contains(address)) {
      page(ctx, 400, "There is no such mailbox.");
      return;
    }
    var allowed = new TreeSet<>(form.getAll("allow"));
    allowed.retainAll(ask.scopes());
    allowed.removeAll(provider.faults().dropped());
    back(ctx, ask, Map.of("code", grants.allow(ask, address, allowed)));
  }

  private Optional<String> wrong(MultiMap fields) {
    var ask = ProviderAsk.of(fields);
    if (!ask.client().equals(provider.clientId())) {
      return Optional.of("Error 401: invalid_client. The OAuth client was not found.");
    }
    if (!provider.redirects().contains(ask.redirect())) {
      return Optional.of("Error 400: redirect_uri_mismatch. " + ask.redirect());
    }
    boolean pkce = ProviderAsk.text(fields, "code_challenge_method").equals("S256");
    if (!ProviderAsk.text(fields, "response_type").equals("code") || !pkce) {
      return Optional.of("Error 400: invalid_request. A code with PKCE S256 is the only way.");
    }
    return Optional.empty();
  }

  private void back(RoutingContext ctx, ProviderAsk ask, Map<String, String> answer) {
    String query =
        answer.entrySet().stream()
            .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
            .collect(joining());
    ctx.response()
        .setStatusCode(302)
        .putHeader(
            "location",
            ask.redirect()
                + "?state="
                + encoded(ask.state())
                + "&iss="
                + encoded(provider.issuer())
                + query)
        .end();
  }

  private String choice(MultiMap fields, ProviderAsk ask) {
    return """
    <h1>Choose a mailbox</h1>
    <p>to continue to Sendwell</p>
    <form method=post action=/authorize>%s
    %s
    <h2>Sendwell wants to</h2>
    %s
    <p><button name=answer value=allow>Continue</button>
    <button name=answer value=refuse>Cancel</button></p></form>
    """
        .formatted(hidden(fields), mailboxes(ask), permissions(ask));
  }

  private static String hidden(MultiMap fields) {
    return fields.entries().stream()
        .map(
            field ->
                "<input type=hidden name=\"%s\" value=\"%s\">"
                    .formatted(text(field.getKey()), text(field.getValue())))
        .collect(joining("\n"));
  }

  private String mailboxes(ProviderAsk ask) {
    String first =
        provider.people().contains(ask.hint()) ? ask.hint() : provider.people().iterator().next();
    return provider.people().stream()
        .map(
            address ->
                "<p><label><input type=radio name=mailbox value=\"%s\"%s> %s</label>"
                    .formatted(
                        text(address), address.equals(first) ? " checked" : "", text(address)))
        .collect(joining("\n"));
  }

  private static String permissions(ProviderAsk ask) {
    return ask.scopes().stream()
        .map(
            scope ->
                "<p><label><input type=checkbox name=allow value=\"%s\" checked> %s</label>"
                    .formatted(text(scope), text(scope)))
        .collect(joining("\n"));
  }

  private void page(RoutingContext ctx, int status, String body) {
    ctx.response()
        .setStatusCode(status)
        .putHeader("content-type", "text/html; charset=utf-8")
        .end(
            """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Sign in - %s sandbox</title>
            <style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:28rem;padding:0 1rem}
            button{font:inherit;padding:.4rem 1.2rem}</style>%s</html>
            """
                .formatted(provider.kind().title(), body));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static String text(String foreign) {
    return foreign.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
