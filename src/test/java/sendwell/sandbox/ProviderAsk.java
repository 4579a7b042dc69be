package sendwell.sandbox;

import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.TreeSet;

/** What an application asks a person for, as it came to the sign-in page (RFC 6749 §4.1.1). */
record ProviderAsk(
    String client,
    String redirect,
    Set<String> scopes,
    String state,
    String nonce,
    String challenge,
    String hint,
    boolean offline) {

  static ProviderAsk of(MultiMap fields) {
    return new ProviderAsk(
        text(fields, "client_id"),
        text(fields, "redirect_uri"),
        words(text(fields, "scope")),
        text(fields, "state"),
        text(fields, "nonce"),
        text(fields, "code_challenge"),
        text(fields, "login_hint"),
        text(fields, "access_type").equals("offline")
            || words(text(fields, "scope")).contains("offline_access"));
  }

  static Set<String> words(String text) {
    var words = new TreeSet<String>();
    for (String word : text.split(" ")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  static String text(MultiMap fields, String name) {
    return fields.contains(name) ? fields.get(name) : "";
  }
}
