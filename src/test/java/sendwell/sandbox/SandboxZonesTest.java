package sendwell.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class SandboxZonesTest {
  private final SandboxZones zones = new SandboxZones();

  private SandboxZones.Found find(String name, int type) {
    return zones.find(Record.newRecord(SandboxZones.name(name), type, DClass.IN));
  }

  /** The example of RFC 4592 §2.2.1, as far as it is about names. */
  @ParameterizedTest
  @CsvSource({
    "host3.example, MX, true, 1",
    "host3.example, A, true, 0",
    "foo.bar.example, TXT, true, 1",
    "host1.example, MX, true, 0",
    "sub.*.example, MX, true, 0",
    "_telnet._tcp.host1.example, SRV, false, 0",
    "ghost.*.example, MX, false, 0"
  })
  void anAsteriskAnswersForNamesThatDoNotExist(
      String name, String type, boolean exists, int records) {
    zones.add(
        "example",
        """
        *           TXT "this is a wildcard"
        *           MX  10 host1
        sub.*       TXT "this is not a wildcard"
        host1       A   192.0.2.1
        _ssh._tcp.host1 SRV 0 0 22 host1
        """);
    var found = find(name, Type.value(type));
    assertThat(found.exists()).isEqualTo(exists);
    assertThat(found.records())
        .hasSize(records)
        .allMatch(record -> record.getName().equals(SandboxZones.name(name)));
  }

  @Test
  void withoutAnAsteriskThereIsNothing() {
    zones.add("example", "host1 A 192.0.2.1");
    assertThat(find("host2.example", Type.A).exists()).isFalse();
    assertThat(find("example", Type.A).exists()).isTrue();
  }
}
