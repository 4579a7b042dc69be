package sendwell.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sendwell.failure.InputError;
import sendwell.failure.Invalid;

/** Reads the query of an address, and collects what is wrong with it; see {@link JsonBody}. */
public final class Query {
  private static final int LENGTH_LIMIT = 500;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final MultiMap parameters;
  private final List<InputError> errors = new ArrayList<>();

  private Query(MultiMap parameters) {
    this.parameters = parameters;
  }

  /** The query of a request. */
  public static Query of(RoutingContext ctx) {
    return new Query(ctx.queryParams());
  }

  /** A parameter that is read by {@code parse}; absent and blank are the same. */
  public <T> Optional<T> optional(String name, Function<String, T> parse) {
    String value = parameters.get(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (value.length() > LENGTH_LIMIT || value.indexOf('\0') >= 0) {
      errors.add(new InputError(name, "too_long", "Give at most 500 characters, and no NUL."));
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(value));
    } catch (IllegalArgumentException e) {
      errors.add(new InputError(name, "invalid", e.getMessage()));
      return Optional.empty();
    }
  }

  /** A time in ISO 8601, between the years 2000 and 2100. */
  public Optional<Instant> time(String name) {
    return optional(name, Query::readTime);
  }

  /** A whole number between two bounds, or {@code otherwise} if absent. */
  public long number(String name, long least, long most, long otherwise) {
    return optional(name, text -> number(text, least, most)).orElse(otherwise);
  }

  /**
   * Ends the request if anything read so far was wrong.
   *
   * @throws Invalid with all the errors
   */
  public void check() {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }

  private static Instant readTime(String text) {
    try {
      Instant time = Instant.parse(text);
      if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Told below, together with times that nobody can mean.
    }
    throw new IllegalArgumentException("Give a time like 2026-11-03T14:02:00Z.");
  }

  private static long number(String text, long least, long most) {
    String bounds = "Give a whole number from " + least + " to " + most + ".";
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException(bounds);
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(bounds);
    }
    return number;
  }
}
