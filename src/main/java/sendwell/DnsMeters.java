package sendwell;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import sendwell.dns.DnsTraffic;

/** Publishes what goes back and forth between us and name servers. */
final class DnsMeters {
  private DnsMeters() {}

  static void bind(DnsTraffic traffic, MeterRegistry meters) {
    bind("sent", "Datagrams to name servers", traffic, DnsTraffic::sent, meters);
    bind("answered", "Messages that answered a question", traffic, DnsTraffic::answered, meters);
    bind("timed.out", "Queries that nobody answered", traffic, DnsTraffic::timedOut, meters);
    bind("tcp", "Queries by TCP", traffic, DnsTraffic::overTcp, meters);
    bind("mismatched", "Messages that answered nothing", traffic, DnsTraffic::mismatched, meters);
    bind("cached", "Questions answered from memory", traffic, DnsTraffic::cached, meters);
  }

  private static void bind(
      String name,
      String meaning,
      DnsTraffic traffic,
      ToDoubleFunction<DnsTraffic> count,
      MeterRegistry meters) {
    FunctionCounter.builder("sendwell.dns." + name, traffic, count)
        .description(meaning)
        .register(meters);
  }
}
