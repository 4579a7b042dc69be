package sendwell.dnsbl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how lists are. Safe for use by many threads. */
public interface ZoneHealths {
  /** How the list was when it was last tried out; nothing if it never was. */
  Optional<ZoneHealth> of(String list, Kind kind);

  /** Remembers this instead of what was known. */
  void put(ZoneHealth health);

  /** One that forgets when the program ends. */
  static ZoneHealths inMemory() {
    record InMemory(Map<List<?>, ZoneHealth> known) implements ZoneHealths {
      @Override
      public Optional<ZoneHealth> of(String list, Kind kind) {
        return Optional.ofNullable(known.get(List.of(list, kind)));
      }

      @Override
      public void put(ZoneHealth health) {
        known.put(List.of(health.list(), health.kind()), health);
      }
    }
    return new InMemory(new ConcurrentHashMap<>());
  }
}
