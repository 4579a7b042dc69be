package sendwell.account;

import java.time.Instant;

/**
 * Why an account is not simply connected and sending.
 *
 * @param code stable, for programs: {@code auth_failed}
 * @param detail a sentence that says what to do, with the server's own words
 * @param since since when
 */
public record Cause(String code, String detail, Instant since) {}
