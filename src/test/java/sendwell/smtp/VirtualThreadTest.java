package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.smtp.SubmissionWorld.opened;
import static sendwell.smtp.SubmissionWorld.send;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.Security;

/** Callers live on virtual-thread verticles; the sockets must not (they lost greetings there). */
class VirtualThreadTest {
  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  @Test
  void aVirtualThreadVerticleSendsOneMailAfterTheOther() {
    var verticle = new Sender();
    world
        .vertx
        .deployVerticle(
            verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
        .await();
    assertThat(world.mails).hasSize(60);
    assertThat(world.smtp.connections()).isEqualTo(60);
  }

  private final class Sender extends VerticleBase {
    @Override
    public Future<?> start() {
      assertThat(Thread.currentThread().isVirtual()).isTrue();
      for (int i = 0; i < 60; i++) {
        try (SmtpConnection connection =
            opened(world.open(i % 2 == 0 ? Security.TLS : Security.STARTTLS))) {
          assertThat(send(connection, "mail " + i)).isInstanceOf(Delivery.Accepted.class);
        }
      }
      return Future.succeededFuture();
    }
  }
}
