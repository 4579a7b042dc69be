package sendwell.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;

/** The server's side of one AUTH (RFC 4954 §4), as lines in base64 come in. */
final class SmtpSignIn {
  private final String mechanism;
  private final List<String> answers = new ArrayList<>();

  private SmtpSignIn(String mechanism) {
    this.mechanism = mechanism;
  }

  static SmtpSignIn of(String mechanism) {
    return new SmtpSignIn(mechanism);
  }

  String prompt() {
    if (!mechanism.equals("LOGIN")) {
      return "334 ";
    }
    return "334 " + base64(answers.isEmpty() ? "Username:" : "Password:");
  }

  void take(String line) {
    answers.add(new String(Base64.getDecoder().decode(line), UTF_8));
  }

  boolean isComplete() {
    return answers.size() >= (mechanism.equals("LOGIN") ? 2 : 1);
  }

  boolean isRight(BiPredicate<String, String> signIn) {
    return switch (mechanism) {
      case "LOGIN" -> signIn.test(answers.get(0), answers.get(1));
      case "PLAIN" -> {
        String[] fields = answers.getFirst().split("\0", -1);
        yield fields.length == 3 && signIn.test(fields[1], fields[2]);
      }
      case "XOAUTH2" -> Xoauth2.read(answers.getFirst()).isRight(signIn);
      default -> false;
    };
  }

  /** A refused token is explained first, and refused once the client has answered to that. */
  boolean wantsChallenge() {
    return mechanism.equals("XOAUTH2") && answers.size() == 1;
  }

  String challenge() {
    return "334 " + Xoauth2.CHALLENGE;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
