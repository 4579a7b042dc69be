package sendwell.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BlockingTest {
  private static Vertx vertx;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() {
    vertx.close().await();
  }

  private static <T> T await(Callable<T> task, Duration limit) {
    return VirtualThread.run(vertx, () -> new Blocking(vertx).await(task, limit));
  }

  @Test
  void aTaskHasAVirtualThreadOfItsOwn() {
    boolean own =
        VirtualThread.run(
            vertx,
            () -> {
              Thread caller = Thread.currentThread();
              Callable<Boolean> task =
                  () -> Thread.currentThread().isVirtual() && Thread.currentThread() != caller;
              return new Blocking(vertx).await(task, Duration.ofSeconds(10));
            });
    assertThat(own).isTrue();
  }

  @Test
  void aFailureComesAsItIs() {
    assertThatThrownBy(
            () ->
                await(
                    () -> {
                      throw new IOException("mine");
                    },
                    Duration.ofSeconds(10)))
        .isInstanceOf(IOException.class)
        .hasMessage("mine");
  }

  @Test
  void aServerThatDoesNotReadIsGivenUp() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Callable<Void> writing =
          () -> {
            try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
              while (true) {
                socket.getOutputStream().write(new byte[1 << 20]);
              }
            }
          };
      assertThatThrownBy(() -> await(writing, Duration.ofMillis(300)))
          .isInstanceOf(SocketTimeoutException.class);
    }
  }
}
