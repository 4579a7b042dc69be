package sendwell.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {
  @ParameterizedTest
  @CsvSource({
    "https://graph.microsoft.com/Mail.Send, true",
    "https://microsoftgraph.chinacloudapi.cn/mail.send, true",
    "Mail.Send, true",
    "https://outlook.office.com/SMTP.Send, false",
    "https://graph.microsoft.com/Mail.Send.Shared, false",
    "https://mail.google.com/, false"
  })
  void aTokenTellsByItsPermissionsWhetherGraphTakesIt(String scope, boolean taken) {
    assertThat(Graph.isAllowedBy(Set.of("openid", scope))).isEqualTo(taken);
  }
}
