package sendwell.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void everyPartIsRead() {
    var url =
        DatabaseUrl.parse("postgresql://anna:p%40ss+word@db.example:6543/mail?sslmode=verify-full");
    assertThat(url)
        .isEqualTo(new DatabaseUrl("db.example", 6543, "mail", "anna", "p@ss+word", true));
  }

  @Test
  void portPasswordAndEncryptionMayBeLeftOut() {
    assertThat(DatabaseUrl.parse("postgres://anna@db.example/mail"))
        .isEqualTo(new DatabaseUrl("db.example", 5432, "mail", "anna", "", false));
  }

  @Test
  void itsTextFormHidesThePassword() {
    assertThat(DatabaseUrl.parse("postgresql://anna:hidden@db.example/mail"))
        .hasToString("postgresql://anna:***@db.example:5432/mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db.example:5432",
        "mysql://anna:secret@db.example/mail",
        "postgresql://anna:secret@db.example",
        "postgresql://anna:secret@db.example/",
        "postgresql://db.example/mail",
        "postgresql://anna:secret@db.example/mail?sslmode=require",
        "postgresql://anna:%zz@db.example/mail",
        "postgresql://anna:sec ret@db.example/mail"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DatabaseUrl.parse(text));
  }
}
