package sendwell.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  private enum Colour {
    DARK_RED
  }

  private record Thing(
      String longName, Colour colour, Instant at, Integer missing, List<Colour> all) {}

  @Test
  void aThingHasTheFormOfTheApi() {
    var thing =
        new Thing(
            "ä",
            Colour.DARK_RED,
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            null,
            List.of(Colour.DARK_RED));
    assertThat(Json.write(thing))
        .isEqualTo(
            """
            {"longName":"ä","colour":"dark_red","at":"2026-03-01T12:00:00.123Z","missing":null,"all":["dark_red"]}\
            """);
  }

  @Test
  void whatIsNoJsonIsRefusedWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.read("{\"hidden\""))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
  }
}
