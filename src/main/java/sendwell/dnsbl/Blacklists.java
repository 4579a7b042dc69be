package sendwell.dnsbl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The lists that are asked.
 *
 * @param lists those that are switched on and, if they need one, have a key
 */
public record Blacklists(List<Blacklist> lists) {
  private static final String OWN = "/conf/blacklists.jsonc";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  /** Keeps its own copy. */
  public Blacklists {
    lists = List.copyOf(lists);
  }

  /**
   * Those that come with the program.
   *
   * @param keys by which lists know us, by the name that a list's {@code key} gives
   * @throws IllegalArgumentException if there is a key for which there is no list
   */
  public static Blacklists load(Map<String, String> keys) {
    try (InputStream in = Blacklists.class.getResourceAsStream(OWN)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), keys);
    } catch (IOException e) {
      throw new UncheckedIOException("the program comes with its lists", e);
    }
  }

  /**
   * Those of a file of the same form.
   *
   * @throws IllegalArgumentException with everything that is wrong, in words for whoever wrote it
   */
  public static Blacklists read(Path file, Map<String, String> keys) {
    try {
      return parse(Files.readString(file), keys);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }

  static Blacklists parse(String text, Map<String, String> keys) {
    List<ListForm> forms = forms(text);
    var reader = new ListReader(DeadLists.load(), keys);
    List<Blacklist> lists = forms.stream().flatMap(form -> reader.read(form).stream()).toList();
    var problems = new TreeSet<>(reader.problems());
    var ids = new HashSet<String>();
    forms.stream()
        .filter(form -> !ids.add(form.id()))
        .forEach(form -> problems.add("\"" + form.id() + "\" is there twice"));
    Set<String> wanted =
        forms.stream().map(ListForm::key).filter(Objects::nonNull).collect(Collectors.toSet());
    keys.keySet().stream()
        .filter(key -> !wanted.contains(key))
        .forEach(key -> problems.add("no list takes the key \"" + key + "\""));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    return new Blacklists(lists);
  }

  private static List<ListForm> forms(String text) {
    try {
      List<ListForm> forms = JSON.readValue(text, new TypeReference<>() {});
      if (forms == null || forms.contains(null)) {
        throw new IllegalArgumentException("it is no list of lists");
      }
      return forms;
    } catch (UnrecognizedPropertyException e) {
      throw unreadable(e, "there is no field \"" + e.getPropertyName() + "\"");
    } catch (InvalidFormatException e) {
      throw unreadable(e, "\"" + e.getValue() + "\" is not possible here");
    } catch (JsonProcessingException e) {
      throw unreadable(e, "this cannot be read");
    }
  }

  private static IllegalArgumentException unreadable(JsonProcessingException e, String what) {
    return new IllegalArgumentException(place(e) + ": " + what);
  }

  /** Number and field of the list, or the line if there is no telling. */
  private static String place(JsonProcessingException e) {
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(
              step ->
                  step.getFieldName() == null
                      ? "number " + (step.getIndex() + 1)
                      : step.getFieldName())
          .collect(Collectors.joining(", ", "list ", ""));
    }
    return e.getLocation() == null ? "the file" : "line " + e.getLocation().getLineNr();
  }
}
