package sendwell.workspace;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Base64;
import java.util.Optional;

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

  /** What nobody's password has: salt and hash are all zero. */
  static final String NOBODY =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, zero(SALT_LENGTH), zero(LENGTH));

  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, LENGTH, Argon2.ID);

  String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT_LENGTH).with(argon2).getResult();
  }

  /** Whether it is this one; somebody unknown has no hash, and takes as long as somebody known. */
  boolean matches(String password, Optional<String> hash) {
    String checked = hash.orElse(NOBODY);
    boolean matches =
        Password.check(password, checked).with(Argon2Function.getInstanceFromHash(checked));
    return matches && hash.isPresent();
  }

  private static String zero(int length) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[length]);
  }
}
