package sendwell.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sendwell.mail.Domain;

/** A DNS that is a set of maps. What was not put in does not exist. */
public final class ZoneDns implements Dns {
  private final Map<String, Answer<Mx>> mx = new HashMap<>();
  private final Map<String, Answer<Srv>> srv = new HashMap<>();
  private final Map<String, Answer<InetAddress>> addresses = new HashMap<>();
  private final List<String> silent = new ArrayList<>();

  /** Adds mail hosts. */
  public ZoneDns mx(String domain, Mx... hosts) {
    mx.put(domain, new Answer.Found<>(List.of(hosts)));
    return this;
  }

  /** Adds a service. */
  public ZoneDns srv(String name, Srv... services) {
    srv.put(name, new Answer.Found<>(List.of(services)));
    return this;
  }

  /** Adds addresses, as literals. */
  public ZoneDns addresses(String host, String... literals) {
    addresses.put(
        host, new Answer.Found<>(List.of(literals).stream().map(InetAddress::ofLiteral).toList()));
    return this;
  }

  /** Has no answer to anything about this name. */
  public ZoneDns silent(String name) {
    silent.add(name);
    return this;
  }

  @Override
  public Answer<Mx> mx(Domain domain) {
    return answer(mx, domain);
  }

  @Override
  public Answer<Srv> srv(Domain name) {
    return answer(srv, name);
  }

  @Override
  public Answer<InetAddress> addresses(Domain host) {
    return answer(addresses, host);
  }

  private <T> Answer<T> answer(Map<String, Answer<T>> records, Domain name) {
    return silent.contains(name.name())
        ? new Answer.Failed<>("no answer")
        : records.getOrDefault(name.name(), new Answer.Absent<>());
  }
}
