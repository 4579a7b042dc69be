package sendwell.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;
import sendwell.mail.Domain;

class PlatformsTest {
  private static final Platforms PLATFORMS = Platforms.load();
  private static final Domain CUSTOMER = new Domain("shop.example.com");

  private static List<Platform> platforms() {
    return PLATFORMS.known();
  }

  private static List<Mx> mx(String... hosts) {
    return Stream.of(hosts)
        .map(host -> host.split(" "))
        .map(parts -> new Mx(Integer.parseInt(parts[0]), DomainName.parse(parts[1])))
        .toList();
  }

  private static String takingMail(String... hosts) {
    return PLATFORMS.takingMailFor(mx(hosts)).map(Platform::key).orElse("nobody");
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void aPlatformIsWhole(Platform platform) {
    assertThat(platform.key()).matches("[a-z0-9-]+");
    assertThat(platform.name()).isNotBlank();
    assertThat(platform.relays()).isNotEmpty();
    assertThat(platform.dkimHelp()).endsWith(".");
    if (!platform.spf().isEmpty()) {
      new Domain(platform.spf());
    }
    Stream.of(
            platform.ownDomains(),
            platform.selectors(),
            platform.unaligned(),
            platform.mailHosts(),
            platform.relays())
        .flatMap(Collection::stream)
        .map(name -> name.replace('*', 'x'))
        .forEach(Domain::new);
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void whoPublishesThePlatformsMailHostsIsRecognisedByThem(Platform platform) {
    List<Mx> hosts = platform.mxOf(CUSTOMER);
    assertThat(hosts).isSortedAccordingTo((a, b) -> a.preference() - b.preference());
    assertThat(hosts)
        .allSatisfy(host -> assertThat(PLATFORMS.takingMailFor(List.of(host))).contains(platform));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void thePlatformsOwnRelaysLeadToIt(Platform platform) {
    assertThat(platform.relays())
        .allSatisfy(
            suffix ->
                assertThat(PLATFORMS.relaying(suffix.replace("*", "eu-west-1")))
                    .contains(platform));
  }

  @Test
  void nothingBelongsToTwo() {
    assertThat(all(platform -> List.of(platform.key()))).doesNotHaveDuplicates();
    assertThat(all(Platform::ownDomains)).doesNotHaveDuplicates();
    assertThat(all(Platform::mailHosts)).doesNotHaveDuplicates();
    assertThat(all(Platform::relays)).doesNotHaveDuplicates();
  }

  private static List<String> all(Function<Platform, List<String>> names) {
    return platforms().stream().flatMap(platform -> names.apply(platform).stream()).toList();
  }

  @Test
  void aConsumerDomainBelongsToItsPlatform() {
    assertThat(PLATFORMS.of(new Domain("gmail.com"))).map(Platform::key).contains("google");
    assertThat(PLATFORMS.of(new Domain("example.com"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aspmx.l.google.com, google",
    "alt3.aspmx.l.google.com, google",
    "acme-com.mail.protection.outlook.com, microsoft",
    "acme-com.o-v1.mx.microsoft, microsoft",
    "mx2.zoho.eu, zoho-eu",
    "mx-aol.mail.gm0.yahoodns.net, aol",
    "inbound-smtp.eu-west-1.amazonaws.com, workmail",
    "mx1.notgoogle.com, nobody",
    "google.com.example.net, nobody"
  })
  void aMailHostTellsWhoTakesTheMail(String host, String key) {
    assertThat(takingMail("10 " + host)).isEqualTo(key);
  }

  @Test
  void aBackupAtAnotherPlatformDoesNotTell() {
    assertThat(takingMail("5 mx.example.com", "10 aspmx.l.google.com")).isEqualTo("nobody");
    assertThat(takingMail("10 mx.example.com", "10 aspmx.l.google.com")).isEqualTo("google");
    assertThat(takingMail("0 .")).isEqualTo("nobody");
    assertThat(takingMail()).isEqualTo("nobody");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com",
        "ec2-192-0-2-1.compute-1.amazonaws.com",
        "s192-0-2-1.secureserver.net",
        "vps1.ovh.net",
        "email-smtp.amazonaws.com"
      })
  void aServerOfOnesOwnIsNoSharedRelayWhereverItStands(String host) {
    assertThat(PLATFORMS.relaying(host)).isEmpty();
  }

  @Test
  void aRelayIsRecognisedInAnyCase() {
    assertThat(PLATFORMS.relaying("Email-SMTP.us-east-1.amazonaws.com"))
        .map(Platform::key)
        .contains("amazon-ses");
  }

  @ParameterizedTest
  @MethodSource("providers")
  void connectingAndCheckingKnowTheSameProviders(JsonNode provider) {
    String relay = provider.at("/smtp/host").asText();
    Platform platform = PLATFORMS.relaying(relay).orElseThrow();
    provider
        .get("domains")
        .forEach(domain -> assertThat(platform.ownDomains()).contains(domain.asText()));
    provider
        .get("mailHosts")
        .forEach(host -> assertThat(takingMail("10 " + host.asText())).isEqualTo(platform.key()));
  }

  private static List<JsonNode> providers() throws IOException {
    try (var in = PlatformsTest.class.getResourceAsStream("/providers.json")) {
      return List.of(new ObjectMapper().readValue(in, JsonNode[].class));
    }
  }
}
