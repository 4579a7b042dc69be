package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sendwell.mail.EmailAddress;
import sendwell.mail.Security;
import sendwell.sandbox.Authority;
import sendwell.sandbox.Sandbox;
import sendwell.server.Api;
import sendwell.server.LiveLink;
import sendwell.server.World;
import sendwell.smtp.Phase;

/** From an address and a password to a row in the list, or to what stands in the way. */
class ConnectJourneyTest {
  @RegisterExtension static final World WORLD = new World();

  private final Api api = WORLD.api();

  @Test
  void theServersAreFoundByTheDomainsOwnRecordsAndLetTheOwnerIn() {
    var address = WORLD.mailbox("acme.test");

    var found =
        api.post("/accounts/discover", new JsonObject().put("email", address.toString())).ok();
    var account =
        api.post(
                "/accounts",
                new JsonObject()
                    .put("email", address.toString())
                    .put("password", Sandbox.PASSWORD)
                    .put("imap", found.getJsonObject("imap"))
                    .put("smtp", found.getJsonObject("smtp")))
            .ok();

    assertThat(found.getJsonObject("imap"))
        .isEqualTo(WORLD.place(WORLD.sandbox().mailboxes().tlsPort(), Security.TLS));
    assertThat(found.getString("username")).isEqualTo(address.toString());
    assertThat(account.getString("status")).isEqualTo("connected");
    assertThat(account.getString("healthBand")).isEqualTo("unknown");
    assertThat(account.getLong("sent")).isZero();
    // Its score may be there by now.
    assertThat(api.items("/accounts?query=" + address))
        .singleElement()
        .returns(account.getString("id"), row -> row.getString("id"))
        .returns(account.getString("email"), row -> row.getString("email"))
        .returns("connected", row -> row.getString("status"));
  }

  @Test
  void bothServersAreSignedInToWithStartTlsToo() {
    var request = WORLD.request(WORLD.mailbox("acme.test"), WORLD.sandbox().smtp());
    request.put("imap", WORLD.place(WORLD.sandbox().mailboxes().startTlsPort(), Security.STARTTLS));
    request.put("smtp", WORLD.place(WORLD.sandbox().smtp().startTlsPort(), Security.STARTTLS));

    assertThat(api.post("/accounts", request).status()).isEqualTo(201);
  }

  @Test
  void theRowAppearsInEveryOpenWindow() {
    try (var one = api.live();
        var other = api.live()) {
      var account = WORLD.connected(WORLD.sandbox().smtp());
      String id = account.getString("id");

      for (var window : new LiveLink[] {one, other}) {
        var row = window.event("account.connected", data -> data.getString("id").equals(id));
        assertThat(row.getJsonObject("data")).isEqualTo(account);
      }
    }
  }

  @Test
  void aWrongPasswordIsShownForBothSidesWithTheServersOwnWords() {
    var address = WORLD.mailbox("acme.test");

    var answer =
        api.post(
            "/accounts",
            WORLD.request(address, WORLD.sandbox().smtp()).put("password", "a wrong one"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code("/imap")).isEqualTo("auth_failed");
    assertThat(answer.code("/smtp")).isEqualTo("auth_failed");
    assertThat(answer.error("/smtp").getString("answer")).startsWith("535 5.7.8");
    assertThat(answer.body()).doesNotContain("a wrong one");
    assertThat(api.items("/accounts?query=" + address)).isEmpty();
  }

  @Test
  void aHostThatDoesNotExistIsToldApartFromOneThatRefuses() throws IOException {
    var request = WORLD.request(WORLD.mailbox("acme.test"), WORLD.sandbox().smtp());
    request.getJsonObject("imap").put("host", "nowhere.sandbox.test");
    request.getJsonObject("smtp").put("port", closedPort());

    var answer = api.post("/accounts", request);

    assertThat(answer.code("/imap")).isEqualTo("host_not_found");
    assertThat(answer.code("/smtp")).isEqualTo("connection_refused");
    assertThat(answer.error("/imap").getString("detail")).contains("nowhere.sandbox.test");
  }

  @Test
  void aServerThatSaysNothingTimesOut() {
    var smtp = WORLD.smtpServer();
    smtp.silent(Phase.GREETING);

    var answer = api.post("/accounts", WORLD.request(WORLD.mailbox("acme.test"), smtp));

    assertThat(answer.code("/smtp")).isEqualTo("timeout");
    assertThat(answer.code("/imap")).isEmpty();
  }

  @Test
  void aCertificateOfAnUnknownAuthorityIsNotTrusted(@TempDir Path elsewhere) {
    var stranger = Authority.create(elsewhere).keyStore(WORLD.sandbox().host());
    var smtp = WORLD.smtpServer(stranger);

    var answer = api.post("/accounts", WORLD.request(WORLD.mailbox("acme.test"), smtp));

    assertThat(answer.code("/smtp")).isEqualTo("certificate_untrusted");
  }

  @Test
  void aServerWithoutASignInMethodThatWeSpeakIsNamed() {
    var smtp = WORLD.smtpServer();
    smtp.mechanisms("CRAM-MD5");

    var answer = api.post("/accounts", WORLD.request(WORLD.mailbox("acme.test"), smtp));

    assertThat(answer.code("/smtp")).isEqualTo("auth_unsupported");
  }

  @Test
  void aPrivateAddressIsNotConnectedTo() {
    WORLD.sandbox().dns().world().add("sandbox.test", "inside A 10.1.2.3");
    var request = WORLD.request(WORLD.mailbox("acme.test"), WORLD.sandbox().smtp());
    request.getJsonObject("imap").put("host", "inside.sandbox.test");
    request.getJsonObject("smtp").put("host", "169.254.169.254");

    var answer = api.post("/accounts", request);

    assertThat(answer.code("/imap")).isEqualTo("address_not_allowed");
    assertThat(answer.code("/smtp")).isEqualTo("address_not_allowed");
  }

  @Test
  void anAddressIsConnectedOnce() {
    var address = WORLD.mailbox("acme.test");
    var request = WORLD.request(address, WORLD.sandbox().smtp());
    api.post("/accounts", request).ok();
    var shouted = EmailAddress.parse(address.toString().toUpperCase(Locale.ROOT));

    var again = api.post("/accounts", request.put("email", shouted.toString()));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().getString("detail")).contains("connected already");
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
