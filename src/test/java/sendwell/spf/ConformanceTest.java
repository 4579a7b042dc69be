package sendwell.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import sendwell.dns.Dns;
import sendwell.dns.DomainName;
import sendwell.dns.Fault;
import sendwell.dns.Question;
import sendwell.dns.RecordType;
import sendwell.dns.ZoneDns;
import sendwell.spf.RfcSuite.Case;
import sendwell.spf.RfcSuite.Scenario;

/** Every case of the conformance suite, with its explanations. */
class ConformanceTest {
  private static final List<RecordType<?>> TYPES =
      List.of(RecordType.A, RecordType.AAAA, RecordType.MX, RecordType.TXT, RecordType.PTR);

  @TestFactory
  Stream<DynamicContainer> theSuiteHolds() {
    return RfcSuite.scenarios().stream()
        .map(
            scenario ->
                DynamicContainer.dynamicContainer(
                    scenario.description(),
                    scenario.cases().stream().map(it -> test(scenario, it))));
  }

  private static DynamicTest test(Scenario scenario, Case each) {
    return DynamicTest.dynamicTest(
        each.id(),
        () -> each.holdsFor(new Spf(zone(scenario), () -> Instant.EPOCH).checkHost(each.client())));
  }

  @Test
  void noCaseOfTheSuiteIsLeftOut() {
    assertThat(RfcSuite.scenarios().stream().mapToInt(each -> each.cases().size()).sum())
        .isEqualTo(RfcSuite.CASES);
  }

  private static Dns zone(Scenario scenario) {
    var dns = new ZoneDns();
    for (RfcSuite.Name name : scenario.names()) {
      name.records().forEach(record -> dns.add(name.name(), "@ " + record));
      if (name.silent()) {
        TYPES.stream()
            .filter(type -> name.records().stream().noneMatch(it -> it.startsWith(type + " ")))
            .forEach(
                type ->
                    dns.fails(new Question<>(DomainName.parse(name.name()), type), Fault.TIMEOUT));
      }
    }
    return dns;
  }
}
