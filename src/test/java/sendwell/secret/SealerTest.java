package sendwell.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);

  @TempDir private Path folder;
  private Sealer sealer;

  @BeforeEach
  void makeKey() {
    sealer = new Sealer(SecretKey.create(folder.resolve("key")));
  }

  @Test
  void whatWasSealedOpensAgain() {
    byte[] sealed = sealer.seal(ANNA, "password", "pässwörd");
    assertThat(sealer.open(ANNA, "password", sealed)).isEqualTo("pässwörd");
  }

  @Test
  void theSealedFormShowsNothing() {
    byte[] first = sealer.seal(ANNA, "password", "hidden");
    byte[] second = sealer.seal(ANNA, "password", "hidden");
    assertThat(new String(first, StandardCharsets.ISO_8859_1)).doesNotContain("hidden");
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void whatIsCopiedToAnotherOwnerDoesNotOpen() {
    byte[] sealed = sealer.seal(ANNA, "password", "hidden");
    assertThatIllegalStateException().isThrownBy(() -> sealer.open(BEN, "password", sealed));
  }

  @Test
  void whatIsCopiedToAnotherFieldDoesNotOpen() {
    byte[] sealed = sealer.seal(ANNA, "password", "hidden");
    assertThatIllegalStateException().isThrownBy(() -> sealer.open(ANNA, "token", sealed));
  }

  @Test
  void whatWasChangedDoesNotOpen() {
    byte[] sealed = sealer.seal(ANNA, "password", "hidden");
    sealed[sealed.length - 1] ^= 1;
    assertThatIllegalStateException().isThrownBy(() -> sealer.open(ANNA, "password", sealed));
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    byte[] sealed = sealer.seal(ANNA, "password", "hidden");
    var other = new Sealer(SecretKey.create(folder.resolve("other")));
    assertThatIllegalStateException().isThrownBy(() -> other.open(ANNA, "password", sealed));
  }
}
