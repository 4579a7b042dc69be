package sendwell.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
  private final Window window = new Window(2);
  private final List<String> entered = new ArrayList<>();

  @Test
  void soManyEnterAtOnceAndTheOthersInTurn() {
    enter("a", "b", "c", "d");
    assertThat(entered).containsExactly("a", "b");
    window.leave();
    assertThat(entered).containsExactly("a", "b", "c");
    window.leave();
    window.leave();
    enter("e");
    assertThat(entered).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void whoeverNoLongerWantsInTakesNoPlace() {
    enter("a", "b");
    window.enter(() -> false);
    window.enter(() -> false);
    enter("c");
    window.leave();
    assertThat(entered).containsExactly("a", "b", "c");
    window.leave();
    window.leave();
    window.enter(() -> false);
    enter("d", "e", "f");
    assertThat(entered).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void itIsCrowdedWhenMoreStandInLineThanAreIn() {
    enter("a", "b", "c", "d");
    assertThat(window.isCrowded()).isFalse();
    enter("e");
    assertThat(window.isCrowded()).isTrue();
  }

  private void enter(String... names) {
    for (String name : names) {
      window.enter(() -> entered.add(name));
    }
  }
}
