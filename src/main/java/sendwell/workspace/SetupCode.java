package sendwell.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Proves that whoever sets Sendwell up is the one who started it. Needed when others can reach the
 * server; the start prints it.
 *
 * @param value the code; empty if none is needed
 */
public record SetupCode(String value) {
  /** No code is needed: only this machine can reach the server. */
  public static final SetupCode NONE = new SetupCode("");

  /** Whether a code must be given. */
  boolean required() {
    return !value.isEmpty();
  }

  /** Whether the given code is right. */
  boolean accepts(Optional<String> given) {
    // As long for a nearly right code as for a wholly wrong one.
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8),
        given.orElse("").strip().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "SetupCode[***]";
  }
}
