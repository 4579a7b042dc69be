package sendwell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sendwell.db.TestDatabase;
import sendwell.secret.KeyCheck;
import sendwell.secret.SecretKey;

class KeysTest {
  private static final UUID OWNER = new UUID(1, 2);
  private static TestDatabase postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void createDatabase() {
    postgres = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void forgetTheKey() {
    postgres.execute("DELETE FROM secret_check");
  }

  @Test
  void theFirstStartMakesAKeyForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("secret.key");
    keys(file, "").sealer();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void laterStartsOpenWhatEarlierOnesSealed() {
    Path file = folder.resolve("secret.key");
    byte[] sealed = keys(file, "").sealer().seal(OWNER, "password", "hidden");
    assertThat(keys(file, "").sealer().open(OWNER, "password", sealed)).isEqualTo("hidden");
  }

  @Test
  void aKeyMayBeGivenInsteadOfAFile() throws IOException {
    Path made = folder.resolve("made.key");
    SecretKey.create(made);
    Path unused = folder.resolve("unused.key");
    keys(unused, Files.readString(made)).sealer();
    assertThat(unused).doesNotExist();
    keys(made, "").sealer();
  }

  @Test
  void anotherKeyIsRefusedAndNothingIsChanged() throws IOException {
    Path right = folder.resolve("right.key");
    keys(right, "").sealer();
    var before = postgres.column("SELECT encode(sealed, 'hex') FROM secret_check");
    Path wrong = folder.resolve("wrong.key");
    SecretKey.create(wrong);
    String text = Files.readString(wrong);
    refused(keys(wrong, ""), "is not the one that this database was sealed with");
    assertThat(postgres.column("SELECT encode(sealed, 'hex') FROM secret_check")).isEqualTo(before);
    assertThat(wrong).hasContent(text);
    keys(right, "").sealer();
  }

  @Test
  void aMissingKeyIsRefusedAndNoneIsMade() throws IOException {
    Path file = folder.resolve("secret.key");
    keys(file, "").sealer();
    Files.move(file, folder.resolve("elsewhere"));
    refused(keys(file, ""), "is missing, and this database was sealed with it");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsNoKeyIsRefusedAndNotRepeated() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.key"), "{\"key\": \"nearly a secret\"}");
    refused(keys(file, ""), "is not a Sendwell key file");
    assertThat(file).hasContent("{\"key\": \"nearly a secret\"}");
  }

  @Test
  void aGivenTextThatIsNoKeyIsRefusedAndNotRepeated() {
    refused(keys(folder.resolve("unused"), "nearly a secret"), "SENDWELL_SECRET_KEY");
  }

  @Test
  void aKeyThatCannotBeStoredIsASentence() throws IOException {
    Path file = Files.createFile(folder.resolve("file")).resolve("secret.key");
    refused(keys(file, ""), "cannot be written");
    assertThat(postgres.column("SELECT 1 FROM secret_check")).isEmpty();
  }

  private static void refused(Keys keys, String words) {
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(keys::sealer)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("nearly a secret"));
  }

  private static Keys keys(Path file, String given) {
    return new Keys(new Config.SecretSettings(file, given), new KeyCheck(postgres.database()));
  }
}
