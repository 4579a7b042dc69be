package sendwell.sandbox;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The blacklists of the sandbox: those that Sendwell comes with and that need no key, each under
 * its own zone, so that nobody's real list is asked from here. A list holds the entries by which it
 * is tried out (RFC 5782 §5), and what it is told to.
 */
public final class SandboxBlacklists {
  /** What Spamhaus answers to name servers that the public shares. */
  private static final String REFUSAL = "127.255.255.254";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final SandboxZones world;
  private final Map<String, BlacklistForm> lists;
  private final Map<String, Map<String, String>> listings = new ConcurrentHashMap<>();

  private SandboxBlacklists(SandboxZones world, Map<String, BlacklistForm> lists) {
    this.world = world;
    this.lists = lists;
  }

  /** Puts all lists into the world. */
  public static SandboxBlacklists publish(SandboxZones world) {
    var lists =
        forms().stream()
            .filter(form -> form.zone() != null)
            .collect(Collectors.toMap(BlacklistForm::id, Function.identity()));
    var published = new SandboxBlacklists(world, lists);
    lists.values().forEach(published::addTests);
    return published;
  }

  private static List<BlacklistForm> forms() {
    try (InputStream in = SandboxBlacklists.class.getResourceAsStream("/conf/blacklists.jsonc")) {
      return JSON.readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void addTests(BlacklistForm form) {
    form.holds().forEach(kind -> list(form.id(), form.test(kind), form.listing()));
  }

  /**
   * Has a list hold an entry from now on.
   *
   * @param id of the list
   * @param entry a domain, or an address turned round
   * @param answer what the list answers: {@code 127.0.0.2}
   */
  public void list(String id, String entry, String answer) {
    listings.computeIfAbsent(id, _ -> new ConcurrentHashMap<>()).put(entry, answer);
    world.add(
        lists.get(id).zone(),
        """
        %1$s A   %2$s
        %1$s TXT "The sandbox has put %1$s on this list."
        """
            .formatted(entry, answer));
  }

  /** Has a list refuse every question, as many refuse name servers that the public shares. */
  public void refuse(String id) {
    String zone = lists.get(id).zone();
    listings.get(id).keySet().forEach(entry -> world.remove(entry + "." + zone));
    world.add(zone, "* A " + REFUSAL);
  }

  /** Has a list that refused answer again. */
  public void answer(String id) {
    world.remove("*." + lists.get(id).zone());
    Map.copyOf(listings.get(id)).forEach((entry, answer) -> list(id, entry, answer));
  }
}
