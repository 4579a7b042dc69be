package sendwell.dnsbl;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Lists that must not be used: {@code dead-blacklists.json}. */
record DeadLists(List<DeadList> lists) {
  /**
   * A list that is gone, or that lists the world.
   *
   * @param zone all below it are meant too
   * @param reason what became of it, to follow "because"
   */
  record DeadList(String zone, String reason) {}

  static DeadLists load() {
    try (InputStream in = DeadLists.class.getResourceAsStream("/dead-blacklists.json")) {
      return new DeadLists(new JsonMapper().readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("dead-blacklists.json cannot be read", e);
    }
  }

  /** Why this zone must not be used; nothing if it may. */
  Optional<String> reason(String zone) {
    return lists.stream()
        .filter(dead -> ("." + zone).endsWith("." + dead.zone()))
        .map(DeadList::reason)
        .findFirst();
  }
}
