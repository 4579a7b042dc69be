package sendwell.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Why an account is not simply connected and sending.
 *
 * @param code stable, for programs: {@code auth_failed}
 * @param detail a sentence that says what to do
 * @param answer the server's or provider's own words; empty if it said nothing
 * @param since since when
 */
public record Cause(String code, String detail, String answer, Instant since) {
  /** Who can do something about it. */
  @JsonProperty
  public Remedy remedy() {
    return Remedy.of(code);
  }
}
