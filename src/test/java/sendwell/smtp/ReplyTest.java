package sendwell.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sendwell.mail.MessageId;

/** Replies as RFC 5321, RFC 2034 and RFC 4954 show them, and as they must not be. */
class ReplyTest {
  private final ReplyParser parser = new ReplyParser();
  private final List<Reply> replies = new ArrayList<>();

  @Test
  void aReplyOfSeveralLinesIsOne() throws ReplyParser.NotSmtp {
    feed("250-foo.com greets bar.com\r\n250-8BITMIME\r\n250-SIZE\r\n250 HELP\r\n");
    assertThat(replies)
        .containsExactly(
            new Reply(250, List.of("foo.com greets bar.com", "8BITMIME", "SIZE", "HELP")));
  }

  @Test
  void aReplyMayComeByteByByte() throws ReplyParser.NotSmtp {
    for (char octet : "354-go\r\n354 on\r\n250\r\n".toCharArray()) {
      feed(String.valueOf(octet));
    }
    assertThat(replies)
        .containsExactly(new Reply(354, List.of("go", "on")), new Reply(250, List.of("")));
  }

  @Test
  void severalRepliesMayComeAtOnce() throws ReplyParser.NotSmtp {
    feed("250 sender <mrose@dbc.mtview.ca.us> OK\r\n250 recipient OK\n354 enter mail\r\n");
    assertThat(replies).extracting(Reply::code).containsExactly(250, 250, 354);
  }

  @Test
  void controlCharactersAreNoPartOfTheWords() throws ReplyParser.NotSmtp {
    feed("550 no\u001b[31m \0such user\r\n");
    assertThat(replies.getFirst().text()).isEqualTo("550 no [31m  such user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OK IMAP4rev1 ready\r\n",
        "+OK POP3 ready\r\n",
        "HTTP/1.1 400 Bad Request\r\n",
        "99 too short\r\n",
        "150 not a code\r\n",
        "650 not a code\r\n",
        "2500 too long\r\n",
        "\r\n",
        "250-one\r\n550 other\r\n",
      })
  void whatIsNoReplyIsNotTakenForOne(String said) {
    assertThatThrownBy(() -> feed(said)).isInstanceOf(ReplyParser.NotSmtp.class);
  }

  @Test
  void aLineWithoutEndIsNotRead() {
    assertThatThrownBy(() -> feed("250 " + "x".repeat(3000)))
        .isInstanceOf(ReplyParser.NotSmtp.class);
  }

  @Test
  void aReplyWithoutEndIsNotRead() {
    assertThatThrownBy(() -> feed("250-more\r\n".repeat(101)))
        .isInstanceOf(ReplyParser.NotSmtp.class);
  }

  @ParameterizedTest
  @CsvSource({
    "250 2.1.0 Originator ok, 2.1.0",
    "550 5.1.1 Mailbox does not exist, 5.1.1",
    "535 5.7.139 Authentication unsuccessful, 5.7.139",
    "250 2.0.0, 2.0.0",
  })
  void theEnhancedStatusIsRead(String line, String status) throws ReplyParser.NotSmtp {
    feed(line + "\r\n");
    assertThat(replies.getFirst().enhanced()).hasToString("Optional[" + status + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "250 ok",
        "550 1.1.1 no such class",
        "550 5.1 half",
        "550 5.1.1.1 too much",
        "550 5.1234.1 too large",
        "550 see 5.1.1",
      })
  void whatIsNoEnhancedStatusIsNotTakenForOne(String line) throws ReplyParser.NotSmtp {
    feed(line + "\r\n");
    assertThat(replies.getFirst().enhanced()).isEmpty();
  }

  @Test
  void theFirstDigitSaysWhetherToTryAgain() {
    assertThat(new Reply(250, List.of("ok")).isPositive()).isTrue();
    assertThat(new Reply(451, List.of("later")).isTransient()).isTrue();
    assertThat(new Reply(550, List.of("never")).isPermanent()).isTrue();
    assertThat(new Reply(354, List.of("go on")).isPositive()).isFalse();
  }

  @Test
  void theTextHasABound() {
    assertThat(new Reply(550, List.of("x".repeat(2000), "y")).text()).hasSize(1001).endsWith("…");
  }

  private void feed(String bytes) throws ReplyParser.NotSmtp {
    parser.feed(Buffer.buffer(bytes), replies::add);
  }

  @Test
  void exchangeTellsTheMessageIdThatItHasGiven() {
    var exchange = new Reply(250, List.of("2.0.0 OK <AM0@EUR.prod.outlook.com> [Hostname=AM0]"));
    assertThat(exchange.messageId()).contains(new MessageId("<AM0@EUR.prod.outlook.com>"));
    assertThat(new Reply(250, List.of("2.0.0 Ok: queued as 4Z<5")).messageId()).isEmpty();
  }
}
