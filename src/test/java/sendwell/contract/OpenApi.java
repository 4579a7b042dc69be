package sendwell.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import sendwell.server.Reply;

/**
 * The published contract, to hold answers against. An answer must be of a documented kind, and must
 * hold nothing that is not documented: clients may have to live with more, the project does not.
 *
 * @param document all of it
 */
record OpenApi(JsonObject document) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final JsonSchemaOptions OPTIONS =
      new JsonSchemaOptions()
          .setBaseUri("app://sendwell")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);

  static OpenApi parse(String yaml) {
    return new OpenApi(new JsonObject(new Yaml().<Map<String, Object>>load(yaml)));
  }

  /** Every operation, as {@code GET /accounts/{id}}. */
  Set<String> operations() {
    var paths = document.getJsonObject("paths");
    return paths.fieldNames().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).fieldNames().stream()
                    .filter(METHODS::contains)
                    .map(method -> method.toUpperCase(Locale.ROOT) + " " + path))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fails unless the contract has this answer to this operation. */
  void check(String operation, Reply reply) {
    var response = response(operation, reply.status());
    var content = response.getJsonObject("content", new JsonObject());
    if (content.isEmpty()) {
      assertThat(reply.body()).as(operation).isEmpty();
      return;
    }
    String type = reply.header("content-type");
    assertThat(content.fieldNames()).as(operation + " " + reply).contains(type);
    var schema = resolved(content.getJsonObject(type).getJsonObject("schema"));
    bodies(type, reply.body()).forEach(body -> check(operation, schema, body));
    for (String header : response.getJsonObject("headers", new JsonObject()).fieldNames()) {
      assertThat(reply.header(header)).as(operation + " " + header).isNotEmpty();
    }
  }

  private static Stream<JsonObject> bodies(String type, String body) {
    return type.equals("application/x-ndjson")
        ? body.lines().map(JsonObject::new)
        : Stream.of(new JsonObject(body));
  }

  private static void check(String operation, JsonObject schema, JsonObject body) {
    var result = Validator.create(JsonSchema.of(schema), OPTIONS).validate(body);
    assertThat(result.getValid())
        .as(
            () ->
                operation + ": " + body.encodePrettily() + "\n" + result.toJson().encodePrettily())
        .isTrue();
    assertThat(undocumented("", schema, body)).as(operation).isEmpty();
  }

  private JsonObject response(String operation, int status) {
    String[] words = operation.split(" ");
    var path = document.getJsonObject("paths").getJsonObject(words[1]);
    assertThat(path).as(operation).isNotNull();
    var responses =
        path.getJsonObject(words[0].toLowerCase(Locale.ROOT)).getJsonObject("responses");
    var response = responses.getJsonObject(String.valueOf(status));
    assertThat(response != null || status == 403 || status == 413)
        .as(operation + " may answer " + status)
        .isTrue();
    return resolved(response == null ? responses.getJsonObject("default") : response);
  }

  /** The same without references. No schema of ours refers to itself. */
  private JsonObject resolved(JsonObject schema) {
    String reference = schema.getString("$ref");
    if (reference != null) {
      var target = document;
      for (String step : reference.substring(2).split("/")) {
        target = target.getJsonObject(step);
      }
      return resolved(target);
    }
    var copy = new JsonObject();
    schema.forEach(field -> copy.put(field.getKey(), resolved(field.getValue())));
    return copy;
  }

  private Object resolved(Object value) {
    return switch (value) {
      case JsonObject object -> resolved(object);
      case Map<?, ?> map -> {
        var object = new JsonObject();
        map.forEach((key, inner) -> object.put(String.valueOf(key), inner));
        yield resolved(object);
      }
      case JsonArray array -> resolved(array.getList());
      // The validator writes into what it is given.
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        list.forEach(item -> copy.add(resolved(item)));
        yield new JsonArray(copy);
      }
      case Object plain -> plain;
    };
  }

  private static Set<String> undocumented(String place, JsonObject schema, Object value) {
    var found = new TreeSet<String>();
    if (value instanceof JsonArray array && schema.containsKey("items")) {
      array.forEach(
          item -> found.addAll(undocumented(place + "[]", schema.getJsonObject("items"), item)));
    }
    if (value instanceof JsonObject object) {
      for (String name : object.fieldNames()) {
        var known = property(schema, name);
        if (known.isEmpty()) {
          found.add(place + "/" + name);
        } else {
          known.forEach(
              s -> found.addAll(undocumented(place + "/" + name, s, object.getValue(name))));
        }
      }
    }
    return found;
  }

  private static List<JsonObject> property(JsonObject schema, String name) {
    var own = schema.getJsonObject("properties", new JsonObject()).getJsonObject(name);
    return Stream.concat(
            Stream.ofNullable(own),
            Stream.of("allOf", "oneOf", "anyOf")
                .flatMap(word -> schema.getJsonArray(word, new JsonArray()).stream())
                .map(JsonObject.class::cast)
                .flatMap(part -> property(part, name).stream()))
        .toList();
  }
}
