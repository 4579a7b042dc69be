package sendwell.web;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sendwell.failure.InputError;
import sendwell.failure.Invalid;

/**
 * Reads a JSON request body field by field, and collects what is wrong with it, so that one answer
 * tells all of it. Call {@link #check} after the last read and before using any value: until then a
 * value that was wrong is {@code null}.
 */
public final class JsonBody {
  private final JsonObject fields;
  private final String pointer;
  private final List<InputError> errors;

  private JsonBody(JsonObject fields, String pointer, List<InputError> errors) {
    this.fields = fields;
    this.pointer = pointer;
    this.errors = errors;
  }

  /**
   * The body of a request.
   *
   * @throws Invalid if it is not a JSON object
   */
  public static JsonBody of(RoutingContext ctx) {
    String type = ctx.request().getHeader("content-type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Invalid("", "wrong_content_type", "Send the body as application/json.");
    }
    try {
      var fields = new JsonObject(ctx.body().buffer());
      return new JsonBody(fields, "", new ArrayList<>());
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new Invalid("", "malformed_json", "The body is not a JSON object.");
    }
  }

  /** A field that must be there and is read by {@code parse}. */
  public <T> T required(String name, Function<String, T> parse) {
    return optional(name, parse).orElseGet(() -> missing(name));
  }

  /** A field that may be absent, null or blank. */
  public <T> Optional<T> optional(String name, Function<String, T> parse) {
    return switch (fields.getValue(name)) {
      case null -> Optional.empty();
      case String text when text.isBlank() -> Optional.empty();
      case String text -> parsed(pointer + "/" + name, text, parse);
      case Object _ -> wrongType(name, "text");
    };
  }

  /** A text that must be there, taken as it is: neither stripped nor changed. */
  public String text(String name, int limit) {
    return required(name, value -> bounded(value, limit));
  }

  /** A text that may be absent, null or blank. */
  public Optional<String> optionalText(String name, int limit) {
    return optional(name, value -> bounded(value, limit));
  }

  /** A whole number between two bounds, or {@code otherwise} if absent. */
  public int number(String name, int least, int most, int otherwise) {
    return switch (fields.getValue(name)) {
      case null -> otherwise;
      case Integer number when number >= least && number <= most -> number;
      case Number _ -> {
        error(name, "out_of_range", "Give a whole number from " + least + " to " + most + ".");
        yield otherwise;
      }
      case Object _ -> {
        wrongType(name, "a number");
        yield otherwise;
      }
    };
  }

  /** A list of texts, each read by {@code parse}; absent means empty. */
  public <T> List<T> list(String name, int most, Function<String, T> parse) {
    return switch (fields.getValue(name)) {
      case null -> List.of();
      case JsonArray items when items.size() > most -> {
        error(name, "too_many", "Give at most " + most + ".");
        yield List.of();
      }
      case JsonArray items -> items(name, items, parse);
      case Object _ -> {
        wrongType(name, "a list");
        yield List.of();
      }
    };
  }

  /** An object within this one, whose errors are collected here too. */
  public Optional<JsonBody> within(String name) {
    return switch (fields.getValue(name)) {
      case null -> Optional.empty();
      case JsonObject inner -> Optional.of(new JsonBody(inner, pointer + "/" + name, errors));
      case Object _ -> wrongType(name, "an object");
    };
  }

  /** An object that must be there. Reads of an absent one report only that it is absent. */
  public JsonBody object(String name) {
    return within(name)
        .orElseGet(
            () -> {
              missing(name);
              return new JsonBody(new JsonObject(), pointer + "/" + name, new ArrayList<>());
            });
  }

  /** Whether the field is there at all, even as null. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Adds an error that only the caller can see. */
  public void error(String name, String code, String detail) {
    errors.add(new InputError(pointer + "/" + name, code, detail));
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

  private <T> List<T> items(String name, JsonArray items, Function<String, T> parse) {
    var values = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) {
      String place = pointer + "/" + name + "/" + i;
      switch (items.getValue(i)) {
        case String text -> parsed(place, text, parse).ifPresent(values::add);
        case null, default -> errors.add(new InputError(place, "wrong_type", "Give text here."));
      }
    }
    return values;
  }

  private <T> Optional<T> parsed(String place, String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (IllegalArgumentException e) {
      errors.add(new InputError(place, "invalid", e.getMessage()));
      return Optional.empty();
    }
  }

  private static String bounded(String value, int limit) {
    if (value.length() > limit) {
      throw new IllegalArgumentException("This may have at most " + limit + " characters.");
    }
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("This may not hold the character NUL.");
    }
    return value;
  }

  private <T> T missing(String name) {
    String place = pointer + "/" + name;
    // A field that was there and wrong has been reported already.
    if (errors.stream().noneMatch(error -> error.pointer().equals(place))) {
      error(name, "missing", "This is needed.");
    }
    return null;
  }

  private <T> Optional<T> wrongType(String name, String expected) {
    error(name, "wrong_type", "Give " + expected + " here.");
    return Optional.empty();
  }
}
