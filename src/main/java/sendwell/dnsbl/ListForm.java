package sendwell.dnsbl;

import java.util.List;
import java.util.Map;

/**
 * A list as it stands in the file; what is not written is null. {@code conf/blacklists.jsonc} says
 * what the fields mean.
 */
record ListForm(
    String id,
    String name,
    String zone,
    String keyedZone,
    String key,
    Boolean enabled,
    List<Kind> holds,
    Map<Kind, Tests> tests,
    List<CodeForm> codes,
    List<CodeForm> errors,
    Double perSecond,
    String terms,
    String removal) {

  /** Entries by which the list is tried out, if not by those of the standard. */
  record Tests(String listed, String notListed) {}

  /** What an answer means. */
  record CodeForm(String code, String meaning, Severity severity, Severity assumed) {}
}
