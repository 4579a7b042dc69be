package sendwell.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import sendwell.Eventually;
import sendwell.TestServer;
import sendwell.db.TestDatabase;
import sendwell.mail.EmailAddress;
import sendwell.sandbox.SandboxSmtp;
import sendwell.server.Api;
import sendwell.server.LaterSendwell;
import sendwell.server.Owner;
import sendwell.server.SendwellProcess;
import sendwell.server.Surroundings;
import sendwell.server.Visitor;
import sendwell.smtp.Phase;

/** Sendwell is killed while it sends 1,000 messages, again and again: all of them arrive. */
class KillJourneyTest {
  @RegisterExtension static final Surroundings AROUND = new Surroundings();

  private static final int MESSAGES = 1_000;
  private static final int ACCOUNTS = 3;
  private static final int KILLS = 3;
  private static final long SEED = 20_261_123;

  @TempDir private Path folder;

  private final TestDatabase database = TestDatabase.create();
  private final Map<String, AtomicInteger> arrivals = new ConcurrentHashMap<>();
  private final Random random = new Random(SEED);
  private final List<JsonObject> accounts = new ArrayList<>();
  private SandboxSmtp smtp;
  private int starts;

  @BeforeEach
  void serve() {
    smtp = AROUND.smtpServer(AROUND.keys(), this::arrived);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nothingIsLostWhenItIsKilled() {
    Api api = queueWhileTheServerIsStopped(MESSAGES);
    long underWay = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      var sendwell = start();
      int moment = MESSAGES * kill / (KILLS + 1) + random.nextInt(-50, 50);
      Eventually.so("mails to arrive until the kill", () -> total() >= moment);
      sendwell.kill();
      underWay += database.count("SELECT count(*) FROM message WHERE state = 'sending'");
    }

    try (var sendwell = start()) {
      finish(api.at(sendwell.url()), MESSAGES);
    }

    int repeated = total() - MESSAGES;
    System.out.printf(
        "%d kills: 0 of %d lost, %d repeated, %d had been under way%n",
        KILLS, MESSAGES, repeated, underWay);
    assertThat(repeated).isBetween(0, (int) underWay);
  }

  @Test
  void nothingIsLostOrRepeatedWhenItIsStopped() {
    int messages = 150;
    Api api = queueWhileTheServerIsStopped(messages);
    var sendwell = start();
    Eventually.so("the first mails", () -> total() >= 50);

    sendwell.stop();
    assertThat(database.count("SELECT count(*) FROM message WHERE state = 'sending'")).isZero();

    try (var again = start()) {
      finish(api.at(again.url()), messages);
    }
    assertThat(total()).isEqualTo(messages);
  }

  private Api queueWhileTheServerIsStopped(int messages) {
    var settings = AROUND.settings(database);
    try (var sendwell =
        TestServer.start(folder.resolve("data"), settings, InstantSource.system())) {
      var api = Owner.setUp(Visitor.of(sendwell.url()));
      for (int i = 0; i < ACCOUNTS; i++) {
        accounts.add(api.post("/accounts", AROUND.request(AROUND.mailbox("acme.test"), smtp)).ok());
      }
      int tls = smtp.tlsPort();
      int startTls = smtp.startTlsPort();
      smtp.stop();
      queue(api, messages);
      smtp.start(tls, startTls);
      // Slow enough that each kill comes in the middle of something.
      smtp.slow(Phase.CONTENT, Duration.ofMillis(8));
      return api;
    }
  }

  private void queue(Api api, int messages) {
    try (var several = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, messages)
          .mapToObj(i -> CompletableFuture.runAsync(() -> queueOne(api, i), several))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private void queueOne(Api api, int i) {
    var recipient = EmailAddress.parse("recipient-%d@friends.test".formatted(i));
    api.send(accounts.get(i % ACCOUNTS), Surroundings.draft("No. " + i, recipient));
  }

  private SendwellProcess start() {
    var command =
        SendwellProcess.classes(LaterSendwell.class.getName(), String.valueOf(starts++ * 5));
    return SendwellProcess.start(command, folder, AROUND.settings(database));
  }

  private void finish(Api api, int messages) {
    for (var account : accounts) {
      String waiting =
          "/accounts/%s/messages?state=queued,sending".formatted(account.getString("id"));
      Eventually.get(
          "an empty queue", () -> api.get(waiting).ok().getLong("total"), left -> left == 0);
    }
    assertThat(arrivals).hasSize(messages);
    long sent = accounts.stream().mapToLong(account -> api.account(account).getLong("sent")).sum();
    assertThat(sent).isEqualTo(messages);
  }

  private int total() {
    return arrivals.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  private void arrived(EmailAddress recipient, byte[] mail) {
    try {
      var headers = new InternetHeaders(new ByteArrayInputStream(mail));
      String which = recipient + " " + headers.getHeader("Message-ID", null);
      arrivals.computeIfAbsent(which, _ -> new AtomicInteger()).incrementAndGet();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
