package sendwell.workspace;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Base64;

/**
 * Password hashes: Argon2id (RFC 9106) with 19 MiB, two passes, one lane. The parameters travel in
 * the hash, so they can be raised without locking anybody out.
 */
final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int SALT_LENGTH = 16;

  /** Salt and hash are all zero; checking against it takes as long as against a real one. */
  private static final String NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, zero(SALT_LENGTH), zero(LENGTH));

  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

  String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_LENGTH).with(argon2).getResult();
  }

  boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Spends the time of a check, so that an unknown address answers no faster than a known one. */
  void matchesNobody(String password) {
    matches(password, NOBODY);
  }

  private static String zero(int length) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[length]);
  }
}
