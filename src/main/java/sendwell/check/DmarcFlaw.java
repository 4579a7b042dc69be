package sendwell.check;

import java.util.Map;
import java.util.stream.Stream;
import sendwell.check.Finding.Remark;

/**
 * Something that could be better about a DMARC record.
 *
 * @param remark what
 * @param cost the share of the points that it takes away
 * @param changes what to change in the record: values of tags; empty ones are left out
 * @param elsewhere what to do if nothing in the record can help; null if it can
 */
record DmarcFlaw(Remark remark, double cost, Map<String, String> changes, Fix elsewhere) {
  static Stream<DmarcFlaw> of(double cost, String code, String text, Map<String, String> changes) {
    return Stream.of(new DmarcFlaw(new Remark(State.WARN, code, text), cost, changes, null));
  }

  /** One that others have to mend. */
  static Stream<DmarcFlaw> elsewhere(double cost, String code, String text, Fix fix) {
    return Stream.of(new DmarcFlaw(new Remark(State.WARN, code, text), cost, Map.of(), fix));
  }

  /** One that may be there or not: the name servers did not say. */
  static Stream<DmarcFlaw> unknown(String code, String text) {
    return Stream.of(new DmarcFlaw(new Remark(State.UNKNOWN, code, text), 0, Map.of(), null));
  }

  static Stream<DmarcFlaw> none() {
    return Stream.empty();
  }

  boolean certain() {
    return remark.state() != State.UNKNOWN;
  }
}
