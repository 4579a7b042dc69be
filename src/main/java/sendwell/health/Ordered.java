package sendwell.health;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Unmodifiable maps in the order of their enum, so that the same map is always the same text. */
final class Ordered {
  private Ordered() {}

  static <K extends Enum<K>, V> Map<K, V> copy(Class<K> keys, Map<K, V> map) {
    var copy = new EnumMap<K, V>(keys);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }

  static <K extends Enum<K>, V> Map<K, V> put(Class<K> keys, Map<K, V> map, K key, V value) {
    var copy = new EnumMap<K, V>(keys);
    copy.putAll(map);
    copy.put(key, value);
    return Collections.unmodifiableMap(copy);
  }
}
