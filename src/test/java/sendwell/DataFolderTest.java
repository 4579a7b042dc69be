package sendwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path above;

  @Test
  void itIsMadeForItsOwnerOnly() throws IOException {
    Path folder = above.resolve("deep/data");
    DataFolder.hold(folder).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void aSecondHolderIsToldWhoHoldsIt() {
    var held = DataFolder.hold(above);
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> DataFolder.hold(above))
        .withMessageContainingAll(
            "Another Sendwell is running", above.toString(), "SENDWELL_DATA_DIR");
    held.close();
  }

  @Test
  void onceLetGoItCanBeHeldAgain() {
    DataFolder.hold(above).close();
    DataFolder.hold(above).close();
  }

  // A file in the folder's way stands for every reason why it cannot be made: it holds for root
  // too.
  @Test
  void aFolderThatCannotBeMadeIsASentence() throws IOException {
    Path folder = Files.createFile(above.resolve("file")).resolve("data");
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> DataFolder.hold(folder))
        .withMessageContainingAll("cannot be written", folder.toString(), "SENDWELL_DATA_DIR");
  }
}
