package sendwell.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublicSuffixesTest {
  private static final PublicSuffixes LIST = PublicSuffixes.bundled();

  /** The list's own test vectors: {@code checkPublicSuffix('example.COM', 'example.com');}. */
  @ParameterizedTest
  @MethodSource("vectors")
  void theListsOwnExamplesHold(String domain, String expected) {
    assertThat(registrable(domain))
        .isEqualTo(Optional.ofNullable(expected).map(each -> Domain.parse(each).name()));
  }

  static Stream<Arguments> vectors() throws IOException {
    var call = Pattern.compile("(?m)^checkPublicSuffix\\('([^']+)', (?:'([^']+)'|null)\\);");
    return call.matcher(resource("/test_psl.txt"))
        .results()
        .map(vector -> Arguments.of(vector.group(1), vector.group(2)));
  }

  @Test
  void theExamplesAreAllThere() throws IOException {
    assertThat(vectors()).hasSizeGreaterThan(70);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.co.uk, example.co.uk, example.co.uk",
    "www.anna.github.io, anna.github.io, github.io",
    "github.io, , github.io",
    "uk.com, , uk.com",
    "mail.example.sandbox, example.sandbox, example.sandbox"
  })
  void suffixesOfOwnersAreNotThoseOfRegistries(
      String domain, String registrable, String registered) {
    assertThat(LIST.registrable(Domain.parse(domain)).map(Domain::name))
        .isEqualTo(Optional.ofNullable(registrable));
    assertThat(LIST.registered(Domain.parse(domain)).map(Domain::name))
        .isEqualTo(Optional.ofNullable(registered));
  }

  @Test
  void anExceptionPrevailsOverALongerRule() throws IOException {
    var list = list("test\n*.test\n!city.test\nold.city.test\n");
    assertThat(list.registrable(Domain.parse("a.old.city.test")))
        .contains(Domain.parse("city.test"));
  }

  @Test
  void aLineIsReadUpToTheFirstWhiteSpace() throws IOException {
    var list = list("// a comment\n\n  \nco.test\tand something else\n");
    assertThat(list.registrable(Domain.parse("a.b.co.test"))).contains(Domain.parse("b.co.test"));
  }

  @Test
  void aListOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> list("<html>\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBundledListTellsWhatItIs() throws IOException {
    assertThat(resource("/public_suffix_list.dat"))
        .contains("https://mozilla.org/MPL/2.0/", "// VERSION: ", "// ===END PRIVATE DOMAINS===");
  }

  private static Optional<String> registrable(String typed) {
    Domain domain;
    try {
      domain = Domain.parse(typed);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no domain at all: ".com"
    }
    return LIST.registrable(domain).map(Domain::name);
  }

  private static PublicSuffixes list(String text) throws IOException {
    return PublicSuffixes.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = PublicSuffixesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
