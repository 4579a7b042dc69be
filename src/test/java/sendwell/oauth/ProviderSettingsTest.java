package sendwell.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.oauth.ProviderSettings.Binding;
import sendwell.oauth.ProviderSettings.Source;

/** Which permissions must be granted, however the provider spells them. */
class ProviderSettingsTest {
  private static final String SEND = "https://graph.microsoft.com/Mail.Send";
  private static final String GMAIL = "https://mail.google.com/";

  private static List<String> missing(String needed, String... granted) {
    var nowhere = new Source.Discovered(URI.create("https://idp.test/"));
    var scopes = List.of("openid", needed);
    return new ProviderSettings("Provider", nowhere, scopes, Binding.ONE_RESOURCE, Map.of())
        .resources()
        .getFirst()
        .missing(Set.of(granted));
  }

  @ParameterizedTest
  @ValueSource(strings = {SEND, "https://graph.microsoft.com/mail.send", "Mail.Send", "mail.send"})
  void aPermissionIsTheSameInAnyCaseAndWithoutItsResource(String granted) {
    assertThat(missing(SEND, "openid", granted)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mail.Send.Shared", "Send", "https://outlook.office.com/Mail.Send", ""})
  void anotherPermissionIsNot(String granted) {
    assertThat(missing(SEND, "openid", granted)).containsExactly(SEND);
  }

  @Test
  void whatHasNoNameButItsAddressIsGrantedByThatOnly() {
    assertThat(missing(GMAIL, "openid", "")).containsExactly(GMAIL);
    assertThat(missing(GMAIL, GMAIL)).isEmpty();
  }

  @Test
  void whereATokenIsGoodForOneResourceEachHasItsOwn() {
    assertThat(names(Binding.ONE_RESOURCE))
        .containsExactly("https://outlook.office.com", "https://graph.microsoft.com");
    assertThat(names(Binding.EVERYTHING)).containsExactly("https://outlook.office.com");
  }

  private static List<String> names(Binding binding) {
    var nowhere = new Source.Discovered(URI.create("https://idp.test/"));
    var scopes = List.of("openid", "https://outlook.office.com/SMTP.Send", SEND);
    return new ProviderSettings("Provider", nowhere, scopes, binding, Map.of())
        .resources().stream().map(Resource::name).toList();
  }

  @Test
  void whoSomebodyIsMayBeLeftOut() {
    assertThat(missing(GMAIL, GMAIL, "email")).isEmpty();
  }
}
