package sendwell.rdap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sendwell.mail.Domain;

/**
 * Which registry's server knows a domain (RFC 9224 §4).
 *
 * @param servers by the domain that they know everything below of, in lower case
 */
record Bootstrap(Map<String, URI> servers) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Keeps its own copy. */
  Bootstrap {
    servers = Map.copyOf(servers);
  }

  /**
   * Reads IANA's file. What is not as it should be is left out.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  static Bootstrap parse(String json) {
    var servers = new HashMap<String, URI>();
    try {
      JsonNode services = JSON.readTree(json).path("services");
      if (!services.isArray()) {
        throw new IllegalArgumentException("it is no list of servers");
      }
      for (JsonNode service : services) {
        for (JsonNode domain : service.path(0)) {
          server(service.path(1))
              .ifPresent(uri -> servers.put(domain.asText().toLowerCase(Locale.ROOT), uri));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
    return new Bootstrap(servers);
  }

  /** The first that is spoken to safely; a base to which paths are added (RFC 9224 §3). */
  private static Optional<URI> server(JsonNode urls) {
    for (JsonNode url : urls) {
      String text = url.asText();
      try {
        if (text.startsWith("https://")) {
          return Optional.of(URI.create(text.endsWith("/") ? text : text + "/"));
        }
      } catch (IllegalArgumentException e) {
        continue; // the next one may be better
      }
    }
    return Optional.empty();
  }

  /** Where to ask about the domain: of several domains above it, the nearest counts. */
  Optional<URI> server(Domain domain) {
    String name = domain.name();
    while (!servers.containsKey(name)) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      name = name.substring(dot + 1);
    }
    return Optional.of(servers.get(name).resolve("domain/" + domain));
  }
}
