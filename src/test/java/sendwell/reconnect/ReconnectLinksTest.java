package sendwell.reconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sendwell.db.Database;
import sendwell.event.WorkspaceId;
import sendwell.id.Token;
import sendwell.server.Installation;

class ReconnectLinksTest {
  private static final Duration WEEK = Duration.ofDays(7);

  private final Installation sendwell = Installation.shared();
  private final Database database = sendwell.database().database();
  private final ReconnectLinks links = new ReconnectLinks(database);
  private final String workspace = sendwell.neighbour().workspace();
  private final Instant now = sendwell.clock().instant();

  @Test
  void whatIsUsedIsNotUsedAgain() {
    var link = made(now);

    assertThat(used(link, now)).isTrue();
    assertThat(used(link, now)).isFalse();
    assertThat(links.find(link, now)).isEmpty();
  }

  @Test
  void whatWasUsedInATransactionThatFailedIsOpen() {
    var link = made(now);

    assertThatThrownBy(
            () ->
                database.run(
                    tx -> {
                      assertThat(links.use(tx, link, now)).isTrue();
                      throw new IllegalStateException("the node dies here");
                    }))
        .hasMessage("the node dies here");

    assertThat(links.find(link, now)).isPresent();
    assertThat(used(link, now)).isTrue();
  }

  @Test
  void whatIsOverIsNotUsed() {
    var link = made(now);

    assertThat(used(link, now.plus(WEEK))).isFalse();
  }

  @Test
  void whatIsOverIsForgottenAndNothingElse() {
    var over = made(now.minus(WEEK));
    var open = made(now);

    links.forget(now);

    assertThat(rows(over)).isZero();
    assertThat(rows(open)).isEqualTo(1);
  }

  private boolean used(UUID link, Instant at) {
    return database.transaction(tx -> links.use(tx, link, at));
  }

  private UUID made(Instant at) {
    var account = sendwell.account(workspace, UUID.randomUUID() + "@example.com").id();
    var link = new NewLink(UUID.randomUUID(), URI.create("/reconnect/"), at, at.plus(WEEK));
    var token = Token.random(new SecureRandom(), "");
    links.make(link, token, new WorkspaceId(UUID.fromString(workspace)), account, null);
    return link.id();
  }

  private long rows(UUID link) {
    return sendwell
        .database()
        .count("SELECT count(*) FROM reconnect_link WHERE id = '%s'".formatted(link));
  }
}
