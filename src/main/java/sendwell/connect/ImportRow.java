package sendwell.connect;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import sendwell.account.AccountFields;
import sendwell.account.Connection.SentCopy;
import sendwell.account.NewAccount;
import sendwell.account.Provider;
import sendwell.account.Reach;
import sendwell.failure.InputError;
import sendwell.mail.EmailAddress;
import sendwell.mail.Login;
import sendwell.mail.Security;
import sendwell.mail.Server;

/**
 * One account of an import.
 *
 * @param number its place in the file, counted from 1 after the line of column names
 * @param email the address as written, for telling which row is meant
 * @param draft what the list will show; null if something is wrong
 * @param login who signs in; null if something is wrong
 * @param imap where mail is read; null if the row leaves it to discovery
 * @param smtp where mail is handed in; null if the row leaves it to discovery
 * @param errors what is wrong with it
 */
record ImportRow(
    int number,
    String email,
    NewAccount draft,
    Login.Password login,
    Server imap,
    Server smtp,
    List<InputError> errors) {
  /** What a file's first line may name; the first two it must. */
  static final Set<String> COLUMNS =
      Set.of(
          "email",
          "password",
          "username",
          "name",
          "provider_name",
          "imap_host",
          "imap_port",
          "imap_security",
          "smtp_host",
          "smtp_port",
          "smtp_security",
          "daily_limit",
          "min_gap_seconds",
          "tags");

  static ImportRow read(int number, NamedCsvRecord row, NewAccount.Limits limits) {
    return new Reader(number, row).read(limits);
  }

  /** The way in, by the servers that the row names or else those that were found. */
  Reach.Ready ready(Optional<Suggestion> found) {
    return Reach.Ready.by(
        login,
        imap == null ? found.orElseThrow().imap() : imap,
        smtp == null ? found.orElseThrow().smtp() : smtp,
        SentCopy.APPEND);
  }

  /** Whether the row leaves a server to discovery. */
  boolean wantsDiscovery() {
    return imap == null || smtp == null;
  }

  /** Reads the cells, and collects what is wrong with them. */
  private record Reader(int number, NamedCsvRecord row, List<InputError> errors) {
    Reader(int number, NamedCsvRecord row) {
      this(number, row, new ArrayList<>());
    }

    ImportRow read(NewAccount.Limits limits) {
      var email = required("email", EmailAddress::parse);
      var password = required("password", CustomAccount::password);
      var username = cell("username", CustomAccount::username);
      String name = cell("name", AccountFields::line).orElse("");
      var providerName = cell("provider_name", AccountFields::line);
      var imap = server("imap", 993, Security.TLS);
      var smtp = server("smtp", 465, Security.TLS);
      int daily = number("daily_limit", 1, 100_000, limits.daily());
      int gap = number("min_gap_seconds", 0, 86_400, limits.minGapSeconds());
      var tags = cell("tags", Reader::tags).orElse(List.of());
      if (row.getFieldCount() > row.getHeader().size()) {
        errors.add(
            new InputError(
                "", "too_many_cells", "The line has more cells than the file has columns."));
      }
      String written = row.findField("email").orElse("").strip();
      if (!errors.isEmpty()) {
        return new ImportRow(number, written, null, null, null, null, errors);
      }
      var draft =
          new NewAccount(
              email,
              name,
              Provider.CUSTOM,
              providerName.orElse(email.domain().unicode()),
              new NewAccount.Limits(daily, gap),
              tags);
      var login = new Login.Password(username.orElse(email.toString()), password);
      return new ImportRow(number, written, draft, login, imap, smtp, errors);
    }

    private Server server(String side, int port, Security security) {
      var host = cell(side + "_host", CustomAccount::host);
      int number = number(side + "_port", 1, 65_535, port);
      var secured = cell(side + "_security", CustomAccount::security).orElse(security);
      return host.map(name -> new Server(name, number, secured)).orElse(null);
    }

    private static List<String> tags(String cell) {
      return AccountFields.tags(Stream.of(cell.split("[;|,]")));
    }

    private int number(String column, int least, int most, int otherwise) {
      return cell(
              column,
              text -> {
                if (!text.matches("\\d{1,9}")
                    || Integer.parseInt(text) < least
                    || Integer.parseInt(text) > most) {
                  throw new IllegalArgumentException(
                      "Give a whole number from " + least + " to " + most + ".");
                }
                return Integer.valueOf(text);
              })
          .orElse(otherwise);
    }

    private <T> T required(String column, Function<String, T> parse) {
      boolean blank = row.findField(column).orElse("").isBlank();
      if (blank) {
        errors.add(new InputError("/" + column, "missing", "The column " + column + " is empty."));
      }
      return cell(column, parse).orElse(null);
    }

    private <T> Optional<T> cell(String column, Function<String, T> parse) {
      String text = row.findField(column).orElse("");
      if (text.isBlank()) {
        return Optional.empty();
      }
      try {
        return Optional.of(parse.apply(column.equals("password") ? text : text.strip()));
      } catch (IllegalArgumentException e) {
        errors.add(new InputError("/" + column, "invalid", e.getMessage()));
        return Optional.empty();
      }
    }
  }
}
