package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.util.Base64;
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

  /** Google's page of errors, which its other pages send people to. */
  static final String ERROR = "/signin/oauth/error";

  /** What is wrong with what an application asks. */
  private record Wrong(String error, String number, String sentence) {}

  /** Shows the choice; to who must not be asked anything, that somebody would have to be. */
  void show(RoutingContext ctx) {
    var fields = ctx.queryParams();
    var wrong = wrong(fields);
    if (wrong.isPresent()) {
      refuse(ctx, wrong.get());
    } else if (ProviderAsk.text(fields, "prompt").equals("none")) {
      back(ctx, ProviderAsk.of(fields), Map.of("error", nobody()));
    } else {
      page(ctx, 200, choice(fields, ProviderAsk.of(fields)));
    }
  }

  private String nobody() {
    return switch (provider.kind()) {
      case GOOGLE -> "interaction_required";
      case MICROSOFT -> "login_required";
    };
  }

  /**
   * Google sends the browser to a page of errors, Microsoft answers with one as if all was well.
   */
  private void refuse(RoutingContext ctx, Wrong wrong) {
    switch (provider.kind()) {
      case GOOGLE -> {
        String words = wrong.error() + "\u0012" + wrong.sentence();
        String encoded = Base64.getUrlEncoder().encodeToString(words.getBytes(UTF_8));
        ctx.response()
            .setStatusCode(302)
            .putHeader("location", ERROR + "?authError=" + encoded(encoded) + "&flowName=OAuth")
            .end();
      }
      case MICROSOFT ->
          page(
              ctx,
              200,
              "<h1>Sign in</h1><p>%s: %s".formatted(wrong.number(), text(wrong.sentence())));
    }
  }

  /** Shows the error that is in its address. */
  void error(RoutingContext ctx) {
    var words = Base64.getUrlDecoder().decode(ctx.queryParams().get("authError"));
    page(ctx, 400, "<h1>Access blocked</h1><p>" + text(new String(words, UTF_8)));
  }

  /** Takes the choice, and sends the person back to the application with it. */
  void choose(RoutingContext ctx) {
    MultiMap form = ctx.request().formAttributes();
    var wrong = wrong(form);
    if (wrong.isPresent()) {
      page(ctx, 400, text(wrong.get().sentence()));
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

  private Optional<Wrong> wrong(MultiMap fields) {
    var ask = ProviderAsk.of(fields);
    if (!ask.client().equals(provider.clientId())) {
      return wrong("invalid_client", "AADSTS700016", "The OAuth client was not found.");
    }
    if (!provider.redirects().contains(ask.redirect())) {
      String sentence = "The redirect URI " + ask.redirect() + " is not registered.";
      return wrong("redirect_uri_mismatch", "AADSTS50011", sentence);
    }
    boolean pkce = ProviderAsk.text(fields, "code_challenge_method").equals("S256");
    if (!ProviderAsk.text(fields, "response_type").equals("code") || !pkce) {
      String sentence = "A code with PKCE S256 is the only way.";
      return wrong("invalid_request", "AADSTS900144", sentence);
    }
    return Optional.empty();
  }

  private static Optional<Wrong> wrong(String error, String number, String sentence) {
    return Optional.of(new Wrong(error, number, sentence));
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
