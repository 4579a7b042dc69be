package sendwell.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import sendwell.oauth.PageReading.Said;

class PageReadingTest {
  private static final URI REDIRECT = URI.create("https://sendwell.test/oauth/google/callback");

  private final Attempt attempt = Attempt.begin(new SecureRandom(), REDIRECT);

  private PageReading sentTo(String location) {
    return PageReading.of(302, location, "", attempt);
  }

  private PageReading shown(int status, String page) {
    return PageReading.of(status, "", page, attempt);
  }

  @Test
  void whoIsSentBackIsKnownThere() {
    assertThat(sentTo(REDIRECT + "?error=login_required&state=" + attempt.state()))
        .isEqualTo(new PageReading(Said.BACK, "login_required"));
    assertThat(sentTo(REDIRECT + "?state=" + attempt.state() + "&error=unauthorized_client").said())
        .isEqualTo(Said.BACK_NOT_ALLOWED);
  }

  @Test
  void anAddressThatOnlyLooksLikeOursIsNotBack() {
    assertThat(sentTo(REDIRECT + "?error=login_required&state=another"))
        .isEqualTo(PageReading.NONE);
    assertThat(sentTo("https://evil.test/?to=" + REDIRECT + "&state=" + attempt.state()))
        .isEqualTo(PageReading.NONE);
    assertThat(sentTo("https://accounts.google.com/v3/signin/identifier?continue=" + REDIRECT))
        .isEqualTo(PageReading.NONE);
  }

  @Test
  void googlesErrorIsReadFromItsAddress() {
    assertThat(sentTo(google("\n\u0015redirect_uri_mismatch\u0012\u0010Not registered.")).said())
        .isEqualTo(Said.OTHER_REDIRECT);
    assertThat(
            sentTo(google("\n\u000einvalid_client\u0012 The OAuth client was not found.")).said())
        .isEqualTo(Said.NO_SUCH_CLIENT);
    assertThat(sentTo(google("\n\u000edeleted_client")).said()).isEqualTo(Said.CLIENT_GONE);
    assertThat(sentTo(google("\n\u000forg_internal"))).isEqualTo(PageReading.NONE);
    assertThat(sentTo("https://accounts.google.com/signin/oauth/error?authError=%25%25"))
        .isEqualTo(PageReading.NONE);
  }

  private static String google(String words) {
    return "https://accounts.google.com/signin/oauth/error?authError="
        + Base64.getUrlEncoder().encodeToString(words.getBytes(UTF_8)).replace("=", "%3D")
        + "&client_id=sendwell";
  }

  @Test
  void microsoftsErrorIsReadFromItsPage() {
    String script = "<script>$Config={\"strServiceExceptionMessage\":\"%s\",\"x\":1}</script>";
    assertThat(
            shown(200, script.formatted("AADSTS50011: The redirect URI \\u0027x\\u0027 does not")))
        .isEqualTo(new PageReading(Said.OTHER_REDIRECT, "AADSTS50011: The redirect URI"));
    assertThat(shown(400, "<p>AADSTS700016: Application not found</p>"))
        .isEqualTo(new PageReading(Said.NO_SUCH_CLIENT, "AADSTS700016: Application not found"));
    assertThat(shown(200, "AADSTS50194: Not multi-tenant.").said())
        .isEqualTo(Said.ONE_ORGANISATION);
    assertThat(shown(200, "AADSTS90002: Tenant not found.").said()).isEqualTo(Said.NOTHING);
  }

  @Test
  void aPageThatOnlyMentionsAnErrorIsNone() {
    assertThat(shown(200, "<script>var errors = ['redirect_uri_mismatch', 'AADSTS50011']</script>"))
        .isEqualTo(PageReading.NONE);
    assertThat(shown(400, "Error 400: redirect_uri_mismatch").said())
        .isEqualTo(Said.OTHER_REDIRECT);
  }
}
