package sendwell.connect;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Mx;

/** The providers known by name: {@code providers.json}. */
record Presets(List<Preset> presets) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

  static Presets load() {
    try (InputStream in = Presets.class.getResourceAsStream("/providers.json")) {
      return new Presets(JSON.readValue(in, new TypeReference<>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException("providers.json cannot be read", e);
    }
  }

  /** The provider whose own domain it is. */
  Source byDomain() {
    return address ->
        presets.stream()
            .filter(preset -> preset.domains().contains(address.domain().name()))
            .findFirst()
            .map(preset -> preset.offer("preset", address));
  }

  /** The provider that takes the domain's mail; only the first mail host tells (RFC 5321 §5.1). */
  Source byMailHost(Dns dns) {
    return address ->
        dns.mx(DomainName.of(address.domain())).recordsOrNone().stream()
            .findFirst()
            .flatMap(this::taking)
            .map(preset -> preset.offer("mx", address));
  }

  private record Match(Preset preset, String suffix) {}

  /** The longest suffix wins: a provider may let another one's hosts take its mail. */
  private Optional<Preset> taking(Mx mx) {
    return presets.stream()
        .flatMap(preset -> preset.mailHosts().stream().map(suffix -> new Match(preset, suffix)))
        .filter(match -> ("." + mx.exchange()).endsWith("." + match.suffix()))
        .max(Comparator.comparingInt(match -> match.suffix().length()))
        .map(Match::preset);
  }
}
