package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.server.Installation;
import sendwell.server.Visitor;

/** Keys for programs. */
class ApiKeyTest {
  private static final String KEYS = "/api/v1/api-keys";
  private final Installation sendwell = Installation.shared();

  @Test
  void aKeyIsShownOnceAndNeverAgain() {
    var member = sendwell.neighbour();
    var made = member.post(KEYS, Map.of("name", "Reports")).json();
    String key = made.getString("key");
    assertThat(key).startsWith(made.getString("prefix")).matches("swk_[A-Za-z0-9_-]{43}");
    var listed = member.get(KEYS);
    assertThat(listed.json().getJsonArray("items")).hasSize(1);
    assertThat(listed.body()).contains("Reports", made.getString("prefix")).doesNotContain(key);
    assertThat(sendwell.allRows()).doesNotContain(key);
  }

  @Test
  void aProgramNeedsNoTokenAndWorksInItsWorkspace() {
    var member = sendwell.neighbour();
    var program = sendwell.program(member);
    assertThat(program.get("/api/v1/me").json().getJsonObject("workspace").getString("id"))
        .isEqualTo(member.workspace());
    assertThat(program.post(KEYS, Map.of("name", "made by a program")).status()).isEqualTo(201);
  }

  @Test
  void itsFirstUseIsNoted() {
    var member = sendwell.neighbour();
    var program = sendwell.program(member);
    assertThat(lastUsed(member)).isNull();
    program.get("/api/v1/me");
    assertThat(lastUsed(member)).isEqualTo("2026-03-01T12:00:00Z");
  }

  @Test
  void aRevokedKeyOpensNothing() {
    var member = sendwell.neighbour();
    var made = member.post(KEYS, Map.of("name", "Reports")).json();
    var program = sendwell.stranger().withKey(made.getString("key"));
    assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
    assertThat(member.delete(KEYS + "/" + made.getString("id")).status()).isEqualTo(204);
    assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    assertThat(member.delete(KEYS + "/" + made.getString("id")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer swk_", "Bearer swk_wrong", "Basic YTpi", "swk_x"})
  void whatIsNoKeyOpensNothingEvenWithACookie(String authorization) {
    assertThat(sendwell.stranger().with("authorization", authorization).get("/api/v1/me").status())
        .isEqualTo(401);
    assertThat(sendwell.neighbour().with("authorization", authorization).get("/api/v1/me").status())
        .isEqualTo(401);
  }

  @Test
  void aKeyDoesNotSignOut() {
    var program = sendwell.program(sendwell.neighbour());
    assertThat(program.post("/api/v1/logout", Map.of()).status()).isEqualTo(403);
    assertThat(program.get("/api/v1/me").status()).isEqualTo(200);
  }

  private static String lastUsed(Visitor member) {
    return member.get(KEYS).json().getJsonArray("items").getJsonObject(0).getString("lastUsedAt");
  }
}
