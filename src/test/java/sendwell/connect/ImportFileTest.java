package sendwell.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sendwell.account.NewAccount;
import sendwell.failure.InputError;
import sendwell.failure.Invalid;

/** Reading a CSV file of accounts. */
class ImportFileTest {
  private static final NewAccount.Limits LIMITS = new NewAccount.Limits(500, 0);

  @Test
  void aLineWithTooManyCellsHarmsNoOther() {
    var rows = read("email,password\nanna@acme.test,secret,and more\nben@acme.test,secret\n");
    assertThat(rows.get(0).errors()).extracting(InputError::code).containsExactly("too_many_cells");
    assertThat(rows.get(1).errors()).isEmpty();
  }

  @Test
  void aLineWithTooFewCellsSaysWhatIsMissing() {
    var rows = read("email,password\nanna@acme.test\n");
    assertThat(rows.getFirst().errors())
        .extracting(InputError::pointer)
        .containsExactly("/password");
  }

  @Test
  void semicolonsAMarkOfByteOrderAndAnyCaseOfColumnsAreUnderstood() {
    var rows = read("\ufeffEmail;PASSWORD;Name\nanna@acme.test;secret;\"Fischer; Anna\"\n");
    assertThat(rows.getFirst().draft().name()).isEqualTo("Fischer; Anna");
  }

  @Test
  void aFileWithoutTheNeededColumnsIsRefusedWhole() {
    assertThatThrownBy(() -> read("address,secret\nanna@acme.test,secret\n"))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("email and password");
  }

  private static List<ImportRow> read(String file) {
    return ImportFile.read(file.getBytes(StandardCharsets.UTF_8), LIMITS);
  }
}
