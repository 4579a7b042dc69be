package sendwell.connect;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import sendwell.account.NewAccount;
import sendwell.failure.Invalid;

/**
 * Reads a CSV file of accounts (RFC 4180): a first line with column names, then an account a line.
 */
final class ImportFile {
  private static final int ROWS_MOST = 5_000;

  private ImportFile() {}

  /**
   * The rows of the file, good ones and bad ones.
   *
   * @throws Invalid if it is no such file
   */
  static List<ImportRow> read(byte[] bytes, NewAccount.Limits limits) {
    String text = decoded(bytes);
    char separator = firstLine(text).indexOf(';') >= 0 ? ';' : ',';
    try (var reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            // A line with too few or too many cells is that row's own error.
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(lowerCaseHeader(text))) {
      List<NamedCsvRecord> records = reader.stream().limit(ROWS_MOST + 1L).toList();
      checkColumns(firstLine(text), separator);
      if (records.isEmpty()) {
        throw invalid("empty", "The file has no accounts in it, only column names.");
      }
      if (records.size() > ROWS_MOST) {
        throw invalid("too_many", "A file may have at most " + ROWS_MOST + " accounts.");
      }
      return IntStream.range(0, records.size())
          .mapToObj(i -> ImportRow.read(i + 1, records.get(i), limits))
          .toList();
    } catch (CsvParseException e) {
      throw invalid("malformed_csv", "This is not CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkColumns(String header, char separator) {
    var names =
        List.of(header.replace("\"", "").toLowerCase(Locale.ROOT).split(String.valueOf(separator)))
            .stream()
            .map(String::strip)
            .toList();
    if (!names.contains("email") || !names.contains("password")) {
      throw invalid(
          "missing_column", "The first line must name the columns; email and password are needed.");
    }
    names.stream()
        .filter(name -> !ImportRow.COLUMNS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw invalid(
                  "unknown_column", "There is no column \"" + name + "\". Take the template's.");
            });
  }

  private static String decoded(byte[] bytes) {
    try {
      // A new decoder reports what is not UTF-8 instead of replacing it.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw invalid("wrong_encoding", "Save the file as UTF-8, then try again.");
    }
  }

  private static String lowerCaseHeader(String text) {
    String header = firstLine(text);
    return header.toLowerCase(Locale.ROOT) + text.substring(header.length());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static Invalid invalid(String code, String sentence) {
    return new Invalid("", code, sentence);
  }
}
