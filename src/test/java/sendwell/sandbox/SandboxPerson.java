package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import sendwell.mail.Trust;

/** Somebody at a provider's pages, who sees only what they show and sends only what they ask. */
public final class SandboxPerson {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=hidden name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern PERMISSION =
      Pattern.compile("<input type=checkbox name=allow value=\"([^\"]*)\" checked>");

  private final HttpClient browser;

  /** Trusts the sandbox's authority. */
  public SandboxPerson(Authority authority) {
    try {
      var tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {Trust.with(authority.pem()).manager()}, null);
      browser = HttpClient.newBuilder().sslContext(tls).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the page at this address says. */
  public HttpResponse<String> look(URI page) {
    return send(HttpRequest.newBuilder(page));
  }

  /** Chooses a mailbox, unticks these permissions, and goes on: where the browser is sent then. */
  public Map<String, String> allow(URI page, String mailbox, String... unticked) {
    String html = look(page).body();
    var fields = hidden(html);
    fields.add(field("mailbox", mailbox));
    PERMISSION
        .matcher(html)
        .results()
        .map(match -> match.group(1))
        .filter(scope -> !List.of(unticked).contains(scope))
        .forEach(scope -> fields.add(field("allow", scope)));
    fields.add(field("answer", "allow"));
    return answer(page, fields);
  }

  /** Refuses: where the browser is sent then. */
  public Map<String, String> refuse(URI page) {
    var fields = hidden(look(page).body());
    fields.add(field("answer", "refuse"));
    return answer(page, fields);
  }

  private Map<String, String> answer(URI page, List<String> fields) {
    var response =
        send(
            HttpRequest.newBuilder(page.resolve("/authorize"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", fields))));
    String location =
        response
            .headers()
            .firstValue("location")
            .orElseThrow(() -> new AssertionError(response.body()));
    return Stream.of(URI.create(location).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  private static List<String> hidden(String html) {
    return HIDDEN
        .matcher(html)
        .results()
        .map(match -> field(match.group(1), match.group(2).replace("&amp;", "&")))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String field(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
