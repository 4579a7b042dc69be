package sendwell.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a header, whoever wrote it. */
class HeadersTest {
  private static MessageId id(String value) {
    return new MessageId(value);
  }

  private static List<MessageId> references(String value) {
    return Headers.parse("References: " + value).messageIds("References");
  }

  @Test
  void foldedFieldsAreOneAndNamesAreReadInAnyCase() {
    var headers =
        Headers.parse("SUBJECT: Hello\r\n there\r\nreferences:\r\n\t<a@x>\r\n\t<b@x>\r\n\r\n");
    assertThat(headers.first("Subject")).isEqualTo("Hello there");
    assertThat(headers.messageIds("References")).containsExactly(id("<a@x>"), id("<b@x>"));
  }

  @Test
  void anEmptyFieldIsThereAndAMissingOneIsNot() {
    var headers = Headers.parse("X-Autoreply:\r\n");
    assertThat(headers.has("x-autoreply")).isTrue();
    assertThat(headers.first("X-Autoreply")).isEmpty();
    assertThat(headers.has("Precedence")).isFalse();
  }

  @Test
  void ofAFieldThatComesTwiceTheFirstCountsAndAllMessageIdsDo() {
    var headers =
        Headers.parse("Precedence: list\nPrecedence: bulk\nIn-Reply-To: <a@x>\nIn-Reply-To: <b@x>");
    assertThat(headers.first("Precedence")).isEqualTo("list");
    assertThat(headers.messageIds("In-Reply-To")).containsExactly(id("<a@x>"), id("<b@x>"));
  }

  /** RFC 5322 §4.5.4: old programs wrote phrases and comments between them. */
  @ParameterizedTest
  @CsvSource({
    "<a@x><b@x>, 2",
    "Your message of Monday <a@x> (the second), 1",
    "<a@x,  0",
    "a@x>, 0",
    "<<a@x>>, 1",
    "<a b@x>, 0",
    "<>, 0",
    "'', 0"
  })
  void messageIdsAreFoundAmongWhatElseStandsThere(String value, int found) {
    assertThat(references(value)).hasSize(found);
  }

  @Test
  void ofVeryManyTheNearestAreKept() {
    String many =
        IntStream.range(0, 5_000).mapToObj("<%d@x>"::formatted).collect(Collectors.joining(" "));
    var found = references(many.substring(0, 30_000));
    assertThat(found).hasSize(200);
    assertThat(found.getLast().value()).isGreaterThan("<3");
    assertThat(references(many)).hasSize(200);
  }

  @Test
  void howeverLongAFieldIsItIsCutOff() {
    assertThat(Headers.parse("Subject: " + "x".repeat(100_000)).first("Subject"))
        .hasSizeLessThan(33_000);
    String fields = "A: b\n".repeat(5_000);
    assertThat(Headers.parse(fields).fields()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", ">", "<>", "<a@", "\r\n ", ": ", "\0"})
  void whatIsRepeatedEndlesslyIsReadOnce(String piece) {
    var headers = Headers.parse("References: " + piece.repeat(200_000));
    assertThat(headers.messageIds("References")).isEmpty();
  }

  @RepeatedTest(200)
  void nonsenseIsReadWithoutComplaintAndWithinBounds(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    String alphabet = "References: In-Reply-To\r\n\t<>@.:;()\\\"\0\u00e9\ud83c\udf89 <a@x>";
    String text =
        random
            .ints(random.nextInt(4_000), 0, alphabet.length())
            .mapToObj(i -> String.valueOf(alphabet.charAt(i)))
            .collect(Collectors.joining());

    var headers = Headers.parse("References: " + text);

    assertThat(headers.fields()).hasSizeLessThanOrEqualTo(200);
    assertThat(headers.messageIds("References"))
        .hasSizeLessThanOrEqualTo(200)
        .allSatisfy(found -> assertThat(text).contains(found.value()));
  }
}
