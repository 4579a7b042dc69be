package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static sendwell.smtp.SubmissionWorld.ANNA;
import static sendwell.smtp.SubmissionWorld.HOST;
import static sendwell.smtp.SubmissionWorld.opened;
import static sendwell.smtp.SubmissionWorld.send;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sendwell.mail.Security;
import sendwell.mail.Server;
import sendwell.mail.ServerFault;
import sendwell.sandbox.Authority;

/** What happens while a large mail is under way, to a server that no longer reads it. */
class InterruptedContentTest {
  private static final String LARGE = ("x".repeat(78) + "\r\n").repeat(400_000);

  @RegisterExtension private final SubmissionWorld world = new SubmissionWorld();

  @Test
  void aRefusalBeforeTheEndRejectsAndEndsTheConnection() {
    SmtpConnection connection = to(socket -> socket.write("552 5.3.4 Too big\r\n"));
    Delivery delivery = send(connection, LARGE);
    assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
    assertThat(((Delivery.Rejected) delivery).phase()).isEqualTo(Phase.CONTENT);
    assertThat(connection.isUsable()).isFalse();
  }

  @Test
  void aYesBeforeTheEndIsNotBelieved() {
    SmtpConnection connection = to(socket -> socket.write("250 2.0.0 Taken\r\n"));
    assertThat(send(connection, LARGE)).isInstanceOf(Delivery.Interrupted.class);
    assertThat(connection.isUsable()).isFalse();
  }

  @Test
  void aConnectionLostBeforeTheEndIsNoUncertainty() {
    Delivery delivery = send(to(NetSocket::close), LARGE);
    assertThat(delivery).isInstanceOf(Delivery.Interrupted.class);
    assertThat(((Delivery.Interrupted) delivery).phase()).isEqualTo(Phase.CONTENT);
  }

  @Test
  void aServerThatStopsReadingIsNotWaitedForForever() {
    Delivery delivery = send(to(socket -> {}), LARGE);
    assertThat(delivery).isInstanceOf(Delivery.Interrupted.class);
    assertThat(((Delivery.Interrupted) delivery).fault().kind())
        .isEqualTo(ServerFault.Kind.TIMEOUT);
  }

  /** A server that does this once the content begins to come, and reads no further. */
  private SmtpConnection to(Consumer<NetSocket> then) {
    var options =
        new NetServerOptions()
            .setSsl(true)
            .setKeyCertOptions(
                KeyCertOptions.wrap(Authority.keyManagers(world.authority.keyStore(HOST))));
    int port =
        world
            .vertx
            .createNetServer(options)
            .connectHandler(socket -> converse(socket, then))
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    var client = world.client(Duration.ofSeconds(2));
    return opened(client.open(new Server(HOST, port, Security.TLS), ANNA));
  }

  private static void converse(NetSocket socket, Consumer<NetSocket> then) {
    socket.exceptionHandler(failure -> {});
    socket.handler(
        bytes -> {
          String line = bytes.toString();
          String verb = line.substring(0, 4);
          switch (verb) {
            case "EHLO" -> socket.write("250-x\r\n250 AUTH PLAIN\r\n");
            case "AUTH" -> socket.write("235 2.7.0 Welcome\r\n");
            case "MAIL", "RCPT" -> socket.write("250 2.1.0 Ok\r\n");
            case "DATA" -> socket.write("354 Go on\r\n");
            default -> {
              socket.pause();
              then.accept(socket);
            }
          }
        });
    socket.write("220 x ESMTP\r\n");
  }
}
